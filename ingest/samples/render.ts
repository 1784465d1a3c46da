import { toDocx } from "./docx.ts";
import { intranetPage } from "./intranet-page.ts";
import { isRegulation } from "./letterhead.ts";
import { ordinancePage } from "./ordinance-page.ts";
import { toPlainText } from "./plain-text.ts";
import type { Source } from "./source.ts";
import { toXlsx } from "./xlsx.ts";

/**
 * The bytes of a source's file, the same at every call.
 * @throws RangeError for a PDF, which needs a browser (`createPdfPrinter`), and where no format is given
 */
export async function render(source: Source): Promise<Uint8Array> {
  const { meta } = source;
  switch (meta.format) {
    case "docx":
      return toDocx(source);
    case "xlsx":
      return toXlsx(source);
    case "html":
      return Buffer.from(isRegulation(meta) ? ordinancePage(source) : intranetPage(source));
    case "txt":
      return Buffer.from(toPlainText(source));
    case "pdf":
    case undefined:
      throw new RangeError(`${meta.title}: cannot render the format ${meta.format ?? "(none)"}`);
  }
}
