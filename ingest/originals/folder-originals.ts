import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Originals } from "./originals.ts";

const HASH = /^[0-9a-f]{64}$/u;

/** Originals as files named by their hashes, in 256 folders: `ab/cdef…`. Nobody but the process's owner reads them. */
export function createFolderOriginals(folder: string): Originals {
  return {
    put: async (bytes) => {
      const hash = createHash("sha256").update(bytes).digest("hex");
      const path = pathOf(folder, hash);
      if ((await sizeOf(path)) === bytes.length) return hash;
      const shelf = join(path, "..");
      await mkdir(shelf, { recursive: true, mode: 0o700 });
      const unfinished = join(shelf, `unfinished-${randomUUID()}`);
      try {
        await writeFile(unfinished, bytes, { mode: 0o600, flag: "wx", flush: true });
        await rename(unfinished, path);
      } catch (cause) {
        await rm(unfinished, { force: true });
        throw cause;
      }
      await flushFolder(shelf);
      return hash;
    },
    get: async (hash) => (HASH.test(hash) ? readFile(pathOf(folder, hash)).catch(absent) : undefined),
  };
}

function pathOf(folder: string, hash: string): string {
  return join(folder, hash.slice(0, 2), hash.slice(2));
}

async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(absent))?.size;
}

/** A new name outlasts a power cut only once its folder is written; Windows knows no such thing. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function absent(cause: unknown): undefined {
  if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
  throw cause;
}
