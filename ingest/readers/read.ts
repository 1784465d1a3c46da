import { type ReadResult, refused } from "../block.ts";
import { SIZE_LIMIT_MB } from "../size-limit.ts";
import { fileType } from "./file-type.ts";
import { otherFormat } from "./other-formats.ts";

/**
 * Reads a file of any supported format, in this process: what came from anywhere goes through a reader pool.
 * The format's library is loaded when the first file of it comes.
 */
export async function readDocument(bytes: Uint8Array, name: string): Promise<ReadResult> {
  if (bytes.length > SIZE_LIMIT_MB * 1024 * 1024) return refused("too-large", String(SIZE_LIMIT_MB));
  const type = await fileType(bytes, name);
  switch (type) {
    case "markdown":
      return (await import("./markdown.ts")).readMarkdown(bytes);
    case "html":
      return (await import("./html.ts")).readHtml(bytes);
    case "text":
      return (await import("./text.ts")).readText(bytes);
    case "docx":
      return (await import("./docx.ts")).readDocx(bytes);
    case "xlsx":
      return (await import("./xlsx.ts")).readXlsx(bytes);
    case "pptx":
      return (await import("./pptx.ts")).readPptx(bytes);
    case "csv":
      return (await import("./csv.ts")).readCsv(bytes);
    case "doc":
    case "rtf":
    case "odt":
    case "xls":
    case "ods":
    case "ppt":
    case "odp":
      return refused("legacy-office", type);
    case "image":
      return refused("scanned", "1");
    case "pdf":
      return (await import("./pdf.ts")).readPdf(bytes);
    case "recorder-json":
      return (await import("./recording.ts")).readRecording(bytes);
    case "law-xml":
      return (await import("./law-xml.ts")).readLawXml(bytes, name);
    case "zip":
      return refused("archive");
    case "unsupported-type":
      return { kind: "refused", reason: otherFormat(name) };
    default:
      return refused(type);
  }
}
