import { crc32 } from "node:zlib";
import type { Entry, ZipFile } from "yauzl";

/** `spent` is what was inflated, some number above the limit where it was too much. */
export type Inflated =
  | { readonly kind: "whole"; readonly bytes: Uint8Array; readonly spent: number }
  | { readonly kind: "too-large" | "damaged"; readonly spent: number };

/** What an entry unpacks to, counted while it does; damaged where it is not what the archive states. */
export async function inflate(zip: ZipFile, entry: Entry, mostBytes: number): Promise<Inflated> {
  const pieces: Uint8Array[] = [];
  let spent = 0;
  let checksum = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    stream.on("data", (piece: Uint8Array) => {
      spent += piece.length;
      checksum = crc32(piece, checksum);
      if (spent > mostBytes) stream.destroy();
      else pieces.push(piece);
    });
    await new Promise<void>((resolve, reject) => {
      stream.once("end", resolve).once("close", resolve).once("error", reject);
    });
    if (spent > mostBytes) return { kind: "too-large", spent };
    const isWhole = spent === entry.uncompressedSize && checksum === entry.crc32;
    return isWhole ? { kind: "whole", bytes: Buffer.concat(pieces), spent } : { kind: "damaged", spent };
  } catch {
    return { kind: spent > mostBytes ? "too-large" : "damaged", spent };
  }
}
