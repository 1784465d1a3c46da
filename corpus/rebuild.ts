import { join } from "node:path";
import { fillIndex } from "./fill-index.ts";
import { createAnalyser } from "./japanese/analyse.ts";
import { createLanceIndex } from "./lance/index-lance.ts";
import { openSoundIndex, rebuiltBeside, swapIn } from "./lance/open-sound-index.ts";
import type { Reread } from "./reconcile.ts";
import { openStore } from "./store/connection.ts";
import { lockForWriting } from "./store/lock.ts";
import { openRegistry, type RegisteredRevision } from "./store/registry.ts";

interface Options {
  readonly folder: string;
  readonly reread: Reread;
  readonly onProgress?: (done: number, total: number) => void;
  readonly clock?: () => Date;
}

export interface Rebuilt {
  /** Revisions that were read again from their originals, or from what is kept where there is none. */
  readonly reread: number;
  /** Revisions whose original is not kept or not readable any more, taken from the old index. */
  readonly copied: number;
  readonly lost: readonly RegisteredRevision[];
}

/**
 * Builds the index of a data folder anew beside the old one, which serves until the new one takes its place whole.
 * Passages keep their ids. @throws LibraryLocked where another process writes
 */
export async function rebuildLibrary(options: Options): Promise<Rebuilt> {
  const { folder, reread, onProgress, clock = () => new Date() } = options;
  const place = join(folder, "library");
  const lock = lockForWriting(join(folder, "writer.lock"));
  const store = openStore(join(folder, "do.sqlite"));
  try {
    const registry = await openRegistry(store);
    const analyser = createAnalyser();
    const old = await openSoundIndex({ folder: place, clock, mayRepair: true, onDamage: () => undefined });
    const index = await createLanceIndex(rebuiltBeside(place), clock);
    const live = await registry.live();
    const copied = new Set<number>();
    const passagesOf = async (registered: RegisteredRevision) => {
      const { key, source } = registered;
      const again = (await registry.kept(key)) ?? (await reread(registered));
      if (again !== undefined) return again;
      const held = (await old.passages(key)).map(({ passage }) => passage);
      if (held.length === 0 || held.length !== (source?.passages ?? held.length)) return undefined;
      copied.add(key);
      return held;
    };
    const lost = await fillIndex(live, { registry, index, analyser, passagesOf, onProgress });
    await index.optimise();
    await index.close();
    await old.close();
    await swapIn(place);
    return { reread: live.length - copied.size - lost.length, copied: copied.size, lost };
  } finally {
    await store.close();
    lock.release();
  }
}
