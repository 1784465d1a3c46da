import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { AttachedFile, AttachmentStore } from "../../store/attachments.ts";
import { mediaTypeOf } from "./media-type.ts";

/** In bytes. */
export const LARGEST_FILE = 10 * 1024 * 1024;
/** What one person may bring in a day, in bytes: nobody fills the disk. */
const LARGEST_DAY = 200 * 1024 * 1024;
const DAY_MS = 24 * 3600 * 1000;
const LONGEST_NAME = 200;

type Kept =
  | { readonly kind: "kept"; readonly hash: string; readonly name: string }
  | { readonly kind: "refused"; readonly sentence: string };

/** Files that belong to requests: kept under the hash of their content, and seen through a request only. */
export interface Attachments {
  keep(name: string, bytes: Uint8Array, personId: string): Promise<Kept>;
  /** The file that a person brought under a hash. */
  find(hash: string, ownerId: string): Promise<AttachedFile | undefined>;
  /** undefined where the bytes are gone. */
  read(hash: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

interface Parts {
  readonly store: AttachmentStore;
  readonly folder: string;
  readonly clock: () => Date;
}

export function createAttachments({ store, folder, clock }: Parts): Attachments {
  const placeOf = (hash: string) => join(folder, hash.slice(0, 2), hash);
  return {
    keep: async (given, bytes, personId) => {
      const name = inert(given);
      const sentence = bytes.length === 0 ? "中身が空です。別のファイルを選んでください。" : null;
      if (sentence !== null) return { kind: "refused", sentence: `「${name}」は${sentence}` };
      if (bytes.length > LARGEST_FILE)
        return { kind: "refused", sentence: `「${name}」は10MBを超えています。小さくするか、分けてください。` };
      const mediaType = mediaTypeOf(name, bytes);
      if (mediaType === null) {
        return {
          kind: "refused",
          sentence: `「${name}」は添付できない種類です。PDF・Word・Excel・PowerPoint・画像・テキストにしてください。`,
        };
      }
      const now = clock();
      const brought = await store.broughtSince(personId, new Date(now.getTime() - DAY_MS).toISOString());
      if (brought + bytes.length > LARGEST_DAY)
        return { kind: "refused", sentence: "1日に添付できる量を超えました。明日もう一度お試しください。" };
      const hash = createHash("sha256").update(bytes).digest("hex");
      await write(placeOf(hash), bytes);
      await store.keep({ hash, ownerId: personId, name, mediaType, size: bytes.length, keptAt: now.toISOString() });
      return { kind: "kept", hash, name };
    },
    find: (hash, ownerId) => store.find(hash, ownerId),
    read: async (hash) => {
      if (!/^[0-9a-f]{64}$/u.test(hash)) return undefined;
      try {
        return new Uint8Array(await readFile(placeOf(hash)));
      } catch (cause) {
        if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
        throw cause;
      }
    },
  };
}

/** The whole file or none is there, also where the process ends meanwhile. */
async function write(place: string, bytes: Uint8Array): Promise<void> {
  await mkdir(join(place, ".."), { recursive: true });
  const partial = `${place}.${randomUUID()}`;
  try {
    await writeFile(partial, bytes, { flush: true });
    await rename(partial, place);
  } finally {
    await rm(partial, { force: true });
  }
}

/** A name without what separates folders or steers a terminal. */
function inert(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, "_")
    .trim();
  return [...plain].slice(-LONGEST_NAME).join("") || "名前のないファイル";
}
