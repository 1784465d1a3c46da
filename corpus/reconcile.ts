import { fillIndex } from "./fill-index.ts";
import type { Analyser } from "./japanese/analyse.ts";
import type { NewPassage } from "./library.ts";
import type { PassageIndex } from "./passage-index.ts";
import type { RegisteredRevision, Registry } from "./store/registry.ts";

/** Reads a revision's original again. @returns undefined where it is not kept or cannot be read any more */
export type Reread = (revision: RegisteredRevision) => Promise<readonly NewPassage[] | undefined>;

export interface Reconciled {
  /** Revisions whose passages were not all there and were read again. */
  readonly mended: number;
  /** Revisions whose passages are not all there and cannot be read again: nothing of them is found. */
  readonly lost: readonly RegisteredRevision[];
}

interface Parts {
  readonly registry: Registry;
  readonly index: PassageIndex;
  readonly analyser: Analyser;
  readonly reread: Reread;
}

/**
 * Makes the index hold what the registry says, of each revision all or nothing. A passage keeps its id, since that is its
 * revision's number and its place in the text.
 */
export async function reconcile({ registry, index, analyser, reread }: Parts): Promise<Reconciled> {
  const live = await registry.live();
  const counts = index.counts();
  const broken = live.filter(({ key, source }) => {
    const held = counts.get(key) ?? 0;
    return held === 0 || held !== (source?.passages ?? held);
  });
  const whole = new Set(live.filter((each) => !broken.includes(each)).map(({ key }) => key));
  await index.remove([...counts.keys()].filter((key) => !whole.has(key)));
  const passagesOf = async (registered: RegisteredRevision) =>
    (await registry.kept(registered.key)) ?? (await reread(registered));
  const lost = await fillIndex(broken, { registry, index, analyser, passagesOf });
  // A table begun anew is searched passage by passage until it has its indices.
  if (broken.length > lost.length) await index.optimise();
  return { mended: broken.length - lost.length, lost };
}
