import type { LegacyType } from "../convert/office.ts";
import type { Refusal } from "../reasons.ts";
import { compoundType } from "./compound-type.ts";
import { containerType } from "./container-type.ts";
import { textType } from "./text-type.ts";

export type FileType =
  | "markdown"
  | "text"
  | "html"
  | "csv"
  | "law-xml"
  | "recorder-json"
  | "pdf"
  | "docx"
  | "xlsx"
  | "pptx"
  | "image"
  | "zip"
  | LegacyType;

/** A PDF may have junk before its header; readers look for it within the first kilobyte. */
const PDF_HEADER_WITHIN = 1024;
const OLE2 = [0xd0, 0xcf, 0x11, 0xe0];
/** A local file header, and the end record of an archive without entries. */
const ZIP = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
] as const;
/** PNG, JPEG, TIFF of either byte order. */
const IMAGES = [
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  [0xff, 0xd8, 0xff],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
] as const;
/** Programs of Windows, Linux and macOS, scripts, GIF, 7-Zip, RAR, gzip. */
const OTHERS = [
  [0x4d, 0x5a],
  [0x7f, 0x45, 0x4c, 0x46],
  [0xcf, 0xfa, 0xed, 0xfe],
  [0xca, 0xfe, 0xba, 0xbe],
  [0x23, 0x21],
  [0x47, 0x49, 0x46, 0x38],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x52, 0x61, 0x72, 0x21],
  [0x1f, 0x8b],
] as const;

/** What the file is: by its content and what its container holds, and by its name only where the content is plain text. */
export async function fileType(bytes: Uint8Array, name: string): Promise<FileType | Refusal["code"]> {
  if (bytes.length === 0) return "empty";
  const begins = (magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte);
  if (begins(OLE2)) return compoundType(bytes);
  if (ZIP.some(begins)) return containerType(bytes);
  if (IMAGES.some(begins)) return "image";
  if (Buffer.from(bytes.subarray(0, PDF_HEADER_WITHIN)).includes("%PDF-", 0, "latin1")) return "pdf";
  if (OTHERS.some(begins)) return "unsupported-type";
  return textType(bytes, name);
}
