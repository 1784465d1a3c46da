import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Bytes on disk, each content once, named by its SHA-256 (hexadecimal). */
export interface FileShelf {
  /** @returns the content's hash */
  put(bytes: Uint8Array): Promise<string>;
  get(contentHash: string): Promise<Uint8Array | undefined>;
  /**
   * Removes what nobody keeps and nobody has put since `moment`, also what an ended process left half-written.
   * @param moment ISO 8601
   */
  clear(kept: ReadonlySet<string>, moment: string): Promise<void>;
}

export function createFileShelf(folder: string): FileShelf {
  return {
    put: async (bytes) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const contentHash = createHash("sha256").update(bytes).digest("hex");
      const unfinished = join(folder, `unfinished-${randomUUID()}`);
      await writeFile(unfinished, bytes, { mode: 0o600, flush: true });
      // Also over the same content: its time tells `clear` that somebody has just put it.
      await rename(unfinished, join(folder, contentHash));
      return contentHash;
    },
    get: (contentHash) => readFile(join(folder, contentHash)).catch(absent),
    clear: async (kept, moment) => {
      for (const name of (await readdir(folder).catch(absent)) ?? []) {
        if (kept.has(name)) continue;
        const found = await stat(join(folder, name)).catch(absent);
        if (found === undefined || found.mtimeMs >= Date.parse(moment)) continue;
        await rm(join(folder, name), { recursive: true, force: true });
      }
    },
  };
}

function absent(cause: unknown): undefined {
  if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
  throw cause;
}
