import { type Entry, fromBufferPromise } from "yauzl";
import { inflate } from "../../archive/inflate.ts";

/** An Office file is a zip of parts: more than fifty photographs, less than what its readers cannot hold. */
const MOST_PARTS = 20_000;
const MEGABYTE = 1024 * 1024;
const LARGEST_PART = 64 * MEGABYTE;
const LARGEST_TOTAL = 256 * MEGABYTE;
/** Of all XML, which readers make into trees many times as large. */
const LARGEST_XML = 48 * MEGABYTE;
const XML = /\.(?:xml|rels|vml)$/iu;
const HEAD_LENGTH = 4096;

/** A package whose parts unpack to more than a document holds, or than they say; its message names no file. */
export class PackageTooLarge extends Error {
  override readonly name = "PackageTooLarge";
}

/** A part that is not what was packed. Its message is the part's name. */
class PartDamaged extends Error {
  override readonly name = "PartDamaged";
}

export interface OfficePackage {
  /** Names of its parts, in the order of the file. */
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  /** The part unpacked, counted while it unpacks: a header may lie about the size. @throws PackageTooLarge */
  readonly bytes: (name: string) => Promise<Uint8Array>;
  /** The part as text; UTF-8, or UTF-16 by its byte order mark. */
  readonly text: (name: string) => Promise<string>;
}

/** @throws PackageTooLarge, and whatever yauzl finds wrong with the zip */
export async function openPackage(file: Uint8Array): Promise<OfficePackage> {
  const zip = await fromBufferPromise(Buffer.from(file.buffer, file.byteOffset, file.byteLength), {
    lazyEntries: true,
    decodeStrings: true,
    // Sizes are checked while counting: what unpacks to more than it says is told from what is damaged.
    validateEntrySizes: false,
  });
  if (zip.entryCount > MOST_PARTS) throw new PackageTooLarge("too many parts");
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  const stated = (isCounted: (name: string) => boolean) =>
    [...entries].reduce((sum, [name, entry]) => sum + (isCounted(name) ? entry.uncompressedSize : 0), 0);
  if (stated(() => true) > LARGEST_TOTAL) throw new PackageTooLarge("too large together");
  if (stated((name) => XML.test(name)) > LARGEST_XML) throw new PackageTooLarge("too much XML");

  // Every part, also what nobody reads: a file that lies about one is made to do harm. What is damaged fails where it is read.
  for (const [name, entry] of entries) {
    if (entry.uncompressedSize > LARGEST_PART) throw new PackageTooLarge(name);
    if (!entry.canDecodeFileData()) continue;
    if ((await inflate(zip, entry, entry.uncompressedSize)).kind === "too-large") throw new PackageTooLarge(name);
  }

  // What no part exceeds by itself they do not exceed together.
  const bytes = async (name: string): Promise<Uint8Array> => {
    const entry = entries.get(name);
    if (entry === undefined) throw new Error(`There is no part ${name}.`);
    const part = await inflate(zip, entry, entry.uncompressedSize);
    if (part.kind === "too-large") throw new PackageTooLarge(name);
    if (part.kind !== "whole") throw new PartDamaged(name);
    if (XML.test(name) && declaresEntities(part.bytes)) throw new PackageTooLarge(name);
    return part.bytes;
  };

  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    bytes,
    text: async (name) => textOf(await bytes(name)),
  };
}

/** Office writes no document type declaration (ECMA-376-2, 8.1.4): entities that multiply stand in one. */
function declaresEntities(part: Uint8Array): boolean {
  return textOf(part.subarray(0, HEAD_LENGTH)).includes("<!DOCTYPE");
}

function textOf(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff;
  return new TextDecoder(wide === true ? "utf-16be" : wide || "utf-8").decode(bytes);
}
