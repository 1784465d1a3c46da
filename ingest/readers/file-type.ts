import type { LegacyType } from "../convert/office.ts";
import type { Refusal } from "../reasons.ts";

export type FileType = "markdown" | "text" | "html" | "docx" | "xlsx" | "pptx" | "csv" | "pdf" | "image" | LegacyType;

const TEXT_TYPES: Readonly<Record<string, FileType>> = {
  md: "markdown",
  markdown: "markdown",
  csv: "csv",
  tsv: "csv",
  txt: "text",
  text: "text",
  html: "html",
  htm: "html",
  xhtml: "html",
};
const BINARY_EXTENSIONS = new Set(["pdf", "docx", "xlsx", "doc", "xls", "ppt", "pptx", "docm", "xlsm"]);
/** A PDF may have junk before its header; readers look for it within the first kilobyte. */
const PDF_HEADER_WITHIN = 1024;
const OLE2 = [0xd0, 0xcf, 0x11, 0xe0];
/** PNG, JPEG, TIFF of either byte order. */
const IMAGES = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
] as const;
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** What the file is: by its content, and by its name only where the content is text. */
export function fileType(bytes: Uint8Array, name: string): FileType | Refusal["code"] {
  if (bytes.length === 0) return "empty";
  if (contains(bytes.subarray(0, PDF_HEADER_WITHIN), "%PDF-")) return "pdf";
  if (startsWith(bytes, OLE2)) return compoundType(bytes);
  if (contains(bytes.subarray(0, 8), "{\\rtf")) return "rtf";
  if (IMAGES.some((magic) => startsWith(bytes, magic))) return "image";
  const extension = extensionOf(name);
  if (startsWith(bytes, ZIP)) return zipType(bytes);
  const type = TEXT_TYPES[extension];
  if (type !== undefined) return type;
  return BINARY_EXTENSIONS.has(extension) ? "damaged" : "unsupported-type";
}

/** Streams of a compound file have their names in UTF-16. */
function compoundType(bytes: Uint8Array): FileType | Refusal["code"] {
  if (containsWide(bytes, "EncryptedPackage")) return "encrypted";
  if (containsWide(bytes, "WordDocument")) return "doc";
  if (containsWide(bytes, "PowerPoint Document")) return "ppt";
  return containsWide(bytes, "Workbook") || containsWide(bytes, "Book") ? "xls" : "unsupported-type";
}

function extensionOf(name: string): string {
  return /\.([^./\\]+)$/u.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** Names in a zip file stand uncompressed before each entry and in its directory at the end. */
function zipType(bytes: Uint8Array): FileType | Refusal["code"] {
  const open = ["text", "spreadsheet", "presentation"].findIndex((kind) =>
    contains(bytes.subarray(0, 128), `application/vnd.oasis.opendocument.${kind}`),
  );
  if (open !== -1) return (["odt", "ods", "odp"] as const)[open] ?? "unsupported-type";
  if (contains(bytes, "word/document")) return "docx";
  if (contains(bytes, "xl/workbook")) return "xlsx";
  if (contains(bytes, "ppt/presentation")) return "pptx";
  return contains(bytes, "[Content_Types].xml") ? "damaged" : "unsupported-type";
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function contains(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text, 0, "latin1");
}

function containsWide(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text, 0, "utf16le");
}
