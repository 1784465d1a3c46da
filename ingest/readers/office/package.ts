import { crc32 } from "node:zlib";
import { fromBufferPromise } from "yauzl";

/** An Office file is a zip of parts; what none of them can hold in earnest is refused before it is unpacked. */
const MOST_PARTS = 20_000;
const LARGEST_PART_MB = 64;
const LARGEST_TOTAL_MB = 256;
const MEGABYTE = 1024 * 1024;

/** A package whose parts unpack to more than a document holds; its message names no file. */
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
    validateEntrySizes: true,
  });
  if (zip.entryCount > MOST_PARTS) throw new PackageTooLarge("too many parts");
  const entries = new Map<string, Parameters<typeof zip.openReadStreamPromise>[0]>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  const stated = [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (stated > LARGEST_TOTAL_MB * MEGABYTE) throw new PackageTooLarge("too large together");
  let total = 0;

  const bytes = async (name: string): Promise<Uint8Array> => {
    const entry = entries.get(name);
    if (entry === undefined) throw new Error(`There is no part ${name}.`);
    if (entry.uncompressedSize > LARGEST_PART_MB * MEGABYTE) throw new PackageTooLarge(name);
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      const next = Buffer.from(chunk);
      size += next.length;
      total += next.length;
      if (size > LARGEST_PART_MB * MEGABYTE || total > LARGEST_TOTAL_MB * MEGABYTE) throw new PackageTooLarge(name);
      chunks.push(next);
    }
    const part = Buffer.concat(chunks, size);
    if (crc32(part) !== entry.crc32) throw new PartDamaged(name);
    return part;
  };

  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    bytes,
    text: async (name) => textOf(await bytes(name)),
  };
}

function textOf(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff;
  return new TextDecoder(wide === true ? "utf-16be" : wide || "utf-8").decode(bytes);
}
