import { countInflated } from "./inflate.ts";
import { openZip } from "./open-zip.ts";

/** Of all parts of an Office file: more than fifty photographs, less than what its readers cannot hold. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Of its XML, which readers make into trees many times as large. */
const MOST_XML_BYTES = 48 * 1024 * 1024;
const MOST_PARTS = 20_000;

/** Whether an Office file unpacks to more than its readers can hold, or than it says. Counted by unpacking it. */
export async function expandsTooFar(bytes: Uint8Array): Promise<boolean> {
  const opened = await openZip(bytes, MOST_PARTS);
  if (opened === undefined) return false;
  if (opened.rest === "more") return true;
  let all = 0;
  let xml = 0;
  for (const entry of opened.entries) {
    const isXml = /\.(?:xml|rels|vml)$/iu.test(entry.fileNameRaw.toString("latin1"));
    const left = Math.min(MOST_BYTES - all, isXml ? MOST_XML_BYTES - xml : MOST_BYTES);
    if (!entry.canDecodeFileData()) continue;
    const heads: Uint8Array[] = [];
    const { spent } = await countInflated(opened.zip, entry, left, (piece) => heads.length === 0 && heads.push(piece));
    if (spent > left || spent > entry.uncompressedSize || (isXml && heads.some(declaresEntities))) return true;
    all += spent;
    if (isXml) xml += spent;
  }
  return false;
}

/** Office writes no document type declaration (ECMA-376-2, 8.1.4): entities that multiply stand in one. */
function declaresEntities(head: Uint8Array): boolean {
  return Buffer.from(head).includes("<!DOCTYPE", 0, "latin1");
}
