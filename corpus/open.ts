import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createLibrary, type Recovery } from "./create-library.ts";
import { type Analyser, createAnalyser } from "./japanese/analyse.ts";
import { openSoundIndex } from "./lance/open-sound-index.ts";
import type { Library } from "./library.ts";
import { createMemoryIndex } from "./memory/index-memory.ts";
import { openStore, type Store } from "./store/connection.ts";
import { lockForWriting, type WriteLock } from "./store/lock.ts";
import { openRegistry } from "./store/registry.ts";

/** A library on disk, the analyser that cut its terms and the relational store beside it. */
export interface OpenLibrary extends Library {
  readonly analyser: Analyser;
  readonly store: Store;
}

interface Options {
  readonly folder: string;
  /** One process at a time writes; any number read. */
  readonly mode: "read" | "write";
  readonly clock?: () => Date;
  /** How to mend a damaged index where this process writes; without it a damaged one is refused. */
  readonly recovery?: Recovery & { readonly onDamage: (sentence: string) => void };
}

/**
 * Opens the library in a data folder, creating both where they are missing: the registry in `do.sqlite`, the index in `library/`.
 * @throws DataFolderUnusable where the folder cannot be made or written, LibraryLocked where another process writes,
 * LibraryDamaged where the index cannot be read and is not to be mended
 */
export async function openLibrary(options: Options): Promise<OpenLibrary> {
  const { folder, mode, clock = () => new Date(), recovery } = options;
  let lock: WriteLock | undefined;
  try {
    await mkdir(folder, { recursive: true });
    lock = mode === "write" ? lockForWriting(join(folder, "writer.lock")) : undefined;
    const store = openStore(join(folder, "do.sqlite"));
    const analyser = createAnalyser();
    const [registry, index] = await Promise.all([
      openRegistry(store),
      openSoundIndex({
        ...{ folder: join(folder, "library"), clock },
        mayRepair: mode === "write" && recovery !== undefined,
        onDamage: (sentence) => recovery?.onDamage(sentence),
      }),
    ]);
    const library = await createLibrary(
      { registry, index, analyser, foreignChanges: store.foreignChanges, recovery },
      mode,
    );
    const close = async () => {
      await library.close();
      await store.close();
      lock?.release();
    };
    return { ...library, analyser, store, close };
  } catch (cause) {
    lock?.release();
    throw isDenied(cause) ? new DataFolderUnusable(folder, cause) : cause;
  }
}

/** A library in memory, for tests and for what is asked about but not taken in. An analyser is costly: share one where there is one. */
export async function openMemoryLibrary(
  { analyser }: { readonly analyser: Analyser } = { analyser: createAnalyser() },
): Promise<OpenLibrary> {
  const store = openStore(":memory:");
  const parts = { registry: await openRegistry(store), index: createMemoryIndex(), analyser };
  const library = await createLibrary({ ...parts, foreignChanges: store.foreignChanges }, "write");
  const close = async () => {
    await library.close();
    await store.close();
  };
  return { ...library, analyser, store, close };
}

class DataFolderUnusable extends Error {
  override readonly name = "DataFolderUnusable";
  constructor(folder: string, cause: unknown) {
    super(`The data folder ${folder} cannot be written; choose another with --data or DO_DATA_DIR.`, { cause });
  }
}

function isDenied(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    /EACCES|EROFS|EPERM|ENOTDIR|EEXIST|readonly database|unable to open database/u.test(`${cause}`)
  );
}
