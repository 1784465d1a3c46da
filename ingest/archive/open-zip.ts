import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";

export interface OpenZip {
  readonly zip: ZipFile;
  /** In the order of the archive's directory, with names as bytes. */
  readonly entries: readonly Entry[];
  /** Whether the directory is longer than was asked for, or breaks off. */
  readonly rest: "none" | "more" | "damaged";
}

/** @returns undefined for what is no ZIP archive, or whose directory cannot be found */
export async function openZip(bytes: Uint8Array, mostEntries: number): Promise<OpenZip | undefined> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Entry[] = [];
  let zip: ZipFile | undefined;
  try {
    // Sizes are looked at while inflating, where more can be told about a wrong one.
    const options = { lazyEntries: true, decodeStrings: false, autoClose: false, validateEntrySizes: false };
    zip = await fromBufferPromise(buffer, options);
    for await (const entry of zip.eachEntry()) {
      if (entries.length >= mostEntries) return { zip, entries, rest: "more" };
      entries.push(entry);
    }
    return { zip, entries, rest: "none" };
  } catch {
    return zip === undefined ? undefined : { zip, entries, rest: "damaged" };
  }
}
