import { inOrder } from "./in-order.ts";
import type { Analyser } from "./japanese/analyse.ts";
import type { NewPassage } from "./library.ts";
import type { PassageIndex } from "./passage-index.ts";
import { indexed } from "./passage-terms.ts";
import type { RegisteredRevision, Registry } from "./store/registry.ts";

interface Parts {
  readonly registry: Pick<Registry, "setPassages">;
  readonly index: Pick<PassageIndex, "add">;
  readonly analyser: Analyser;
  /** Passages of a revision as they belong in the index. @returns undefined where there are none any more */
  readonly passagesOf: (revision: RegisteredRevision) => Promise<readonly NewPassage[] | undefined>;
  /** After each revision. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Passages that are waited for before they are written. */
const BATCH = 2_000;
/** Revisions that are read while one before them is waited for. */
const READ_AHEAD = 2;

interface Found {
  readonly registered: RegisteredRevision;
  readonly passages: readonly NewPassage[];
}

/** Writes revisions into an index that has nothing of them. @returns those that it has nothing of afterwards either */
export async function fillIndex(
  revisions: readonly RegisteredRevision[],
  { registry, index, analyser, passagesOf, onProgress }: Parts,
): Promise<readonly RegisteredRevision[]> {
  const lost: RegisteredRevision[] = [];
  let waiting: Found[] = [];
  let done = 0;
  const write = async () => {
    const batch = waiting;
    waiting = [];
    const found = batch.map(({ registered, passages }) => ({ document: registered.document, passages }));
    const keys = batch.map(({ registered }) => registered.key);
    for await (const part of indexed(found, keys, analyser)) await index.add(part);
    for (const { registered, passages } of batch) {
      if (registered.source?.passages !== passages.length) await registry.setPassages(registered.key, passages.length);
    }
  };
  const read = async function* (registered: RegisteredRevision) {
    yield { registered, passages: (await passagesOf(registered)) ?? [] };
  };
  for await (const found of inOrder(revisions, READ_AHEAD, read)) {
    if (found.passages.length === 0) lost.push(found.registered);
    else waiting.push(found);
    if (waiting.reduce((sum, { passages }) => sum + passages.length, 0) >= BATCH) await write();
    done += 1;
    onProgress?.(done, revisions.length);
  }
  if (waiting.length > 0) await write();
  return lost;
}
