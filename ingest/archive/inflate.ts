import type { Entry, ZipFile } from "yauzl";

export type Inflated =
  | { readonly kind: "whole"; readonly bytes: Uint8Array }
  /** It goes on after the limit. */
  | { readonly kind: "too-large" }
  | { readonly kind: "damaged" };

/** What an entry unpacks to, counted while it does, whatever the archive states. */
export async function inflate(zip: ZipFile, entry: Entry, mostBytes: number): Promise<Inflated> {
  const pieces: Uint8Array[] = [];
  const length = await countInflated(zip, entry, mostBytes, (piece) => pieces.push(piece));
  if (length === undefined) return { kind: "damaged" };
  return length > mostBytes ? { kind: "too-large" } : { kind: "whole", bytes: Buffer.concat(pieces) };
}

/** @returns how many bytes an entry unpacks to, some number above the limit where it is more; undefined if it is damaged */
export async function countInflated(
  zip: ZipFile,
  entry: Entry,
  mostBytes: number,
  onPiece: (piece: Uint8Array) => void = () => undefined,
): Promise<number | undefined> {
  let length = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    stream.on("data", (piece: Uint8Array) => {
      length += piece.length;
      if (length > mostBytes) stream.destroy();
      else onPiece(piece);
    });
    await new Promise<void>((resolve, reject) => {
      stream.once("end", resolve).once("close", resolve).once("error", reject);
    });
    return length;
  } catch {
    // An archive that states less than there is breaks off where it exceeds it.
    return length > mostBytes ? length : undefined;
  }
}
