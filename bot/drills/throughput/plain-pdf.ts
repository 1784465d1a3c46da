import { createRequire } from "node:module";
import { dirname } from "node:path";

/** What is used of pdfmake: its own types would make every file of the project see a browser's globals. */
interface PdfMake {
  setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
  setUrlAccessPolicy(allows: (url: string) => boolean): void;
  setLocalAccessPolicy(allows: (path: string) => boolean): void;
  createPdf(definition: Readonly<Record<string, unknown>>): { getBuffer(): Promise<Uint8Array> };
}

/** Pages of nothing but text, as an office's word processor writes them: A4, an embedded font, some 900 characters each. */
export async function plainPdf(pages: readonly string[]): Promise<Uint8Array> {
  const require = createRequire(import.meta.url);
  const pdfmake: PdfMake = require("pdfmake");
  const normal = require.resolve("@expo-google-fonts/biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf");
  pdfmake.setFonts({ Gothic: { normal, bold: normal, italics: normal, bolditalics: normal } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => dirname(path) === dirname(normal));
  const content = pages.map((text, at) => ({ text, ...(at === 0 ? {} : { pageBreak: "before" }) }));
  return pdfmake
    .createPdf({ pageSize: "A4", defaultStyle: { font: "Gothic", fontSize: 10.5, lineHeight: 1.4 }, content })
    .getBuffer();
}
