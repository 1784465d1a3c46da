import type { Audience, Viewer } from "./document.ts";
import type { Scope } from "./library.ts";
import { mayRead } from "./scope.ts";

/** Whether those for whom something is found may all read a document of this audience. */
type Readership = (audience: Audience) => boolean;

/**
 * Tells of a scope whether its viewer and all its readers may read. Lists of readers hold everybody of a big channel, so
 * each is looked through once and remembered by its identity for as long as it is in use: a list is never changed, only
 * replaced.
 */
export function createReaderships(): (scope: Scope) => Readership {
  const known = new WeakMap<readonly Viewer[], Readership>();
  const together = (readers: readonly Viewer[]) => {
    const remembered = known.get(readers);
    if (remembered !== undefined) return remembered;
    const readership = readershipOf(readers);
    known.set(readers, readership);
    return readership;
  };
  return ({ viewer, readers }) => {
    if (readers === undefined) return (audience) => mayRead(viewer, audience);
    return (audience) => mayRead(viewer, audience) && together(readers)(audience);
  };
}

/**
 * Without anybody in it: only what everyone may read. Verdicts are remembered by what an audience says, since a collection
 * has few audiences, each for many documents.
 */
function readershipOf(readers: readonly Viewer[]): Readership {
  const alike = Map.groupBy(readers, ({ departments, groups, post }) => JSON.stringify([departments, groups, post]));
  const positions = [...alike.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ position: { ...first, id: "" }, ids: [first, ...others].map(({ id }) => id) }],
  );
  const verdicts = new Map<string, boolean>();
  return (audience) => {
    if (audience.kind === "everyone") return true;
    const key = JSON.stringify(audience);
    const remembered = verdicts.get(key);
    if (remembered !== undefined) return remembered;
    const named = new Set(audience.people);
    named.delete("");
    const verdict =
      positions.length > 0 &&
      positions.every(({ position, ids }) => mayRead(position, audience) || ids.every((id) => named.has(id)));
    verdicts.set(key, verdict);
    return verdict;
  };
}
