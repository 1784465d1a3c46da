import type { Analyser } from "./japanese/analyse.ts";
import type { NewPassage } from "./library.ts";
import type { PassageIndex } from "./passage-index.ts";
import { indexed } from "./passage-terms.ts";
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
  const keys = new Set(live.map(({ key }) => key));
  await index.remove([...index.counts().keys()].filter((key) => !keys.has(key)));
  const lost: RegisteredRevision[] = [];
  let mended = 0;
  for (const registered of live) {
    const { key, document, source } = registered;
    const held = index.counts().get(key) ?? 0;
    if (held > 0 && held === (source?.passages ?? held)) continue;
    const passages = (await registry.kept(key)) ?? (await reread(registered));
    await index.remove([key]);
    if (passages === undefined || passages.length === 0) {
      lost.push(registered);
      continue;
    }
    await index.add(await indexed([{ document, passages }], [key], analyser));
    await registry.setPassages(key, passages.length);
    mended += 1;
  }
  return { mended, lost };
}
