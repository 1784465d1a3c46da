import type { Scope } from "./library.ts";
import type { RevisionFilter } from "./passage-index.ts";
import { inForce, mayRead } from "./scope.ts";
import type { RegisteredRevision } from "./store/registry.ts";

/** What is live, by key and by document: decides what a scope may see. */
export interface Catalogue {
  readonly byKey: ReadonlyMap<number, RegisteredRevision>;
  /** Revisions of a document, oldest first. */
  readonly byDocument: ReadonlyMap<string, readonly RegisteredRevision[]>;
}

export function createCatalogue(live: readonly RegisteredRevision[]): Catalogue {
  const byDocument = new Map<string, RegisteredRevision[]>();
  for (const each of live) {
    const known = byDocument.get(each.document.id);
    if (known === undefined) byDocument.set(each.document.id, [each]);
    else known.push(each);
  }
  return { byKey: new Map(live.map((each) => [each.key, each])), byDocument };
}

/** Whether the scope's viewer may read the document at all, on whatever day. */
export function readable(each: RegisteredRevision, scope: Scope): boolean {
  return !each.withdrawn && !scope.hidden?.has(each.document.id) && mayRead(scope.viewer, each.document.audience);
}

/** Whether `find` may show the revision. */
export function findable(each: RegisteredRevision, scope: Scope): boolean {
  return readable(each, scope) && inForce(each.revision, scope.asOf);
}

const REMEMBERED_SCOPES = 200;

/** `filterFor` of one catalogue, remembered for the scopes asked last: working it out looks at every revision. */
export function createFilterCache(catalogue: Catalogue): (scope: Scope) => RevisionFilter {
  const remembered = new Map<string, RevisionFilter>();
  return (scope) => {
    if (scope.hidden !== undefined && scope.hidden.size > 0) return filterFor(catalogue, scope);
    const key = JSON.stringify([scope.asOf, scope.viewer]);
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const filter = filterFor(catalogue, scope);
    if (remembered.size >= REMEMBERED_SCOPES) remembered.delete(remembered.keys().next().value ?? "");
    remembered.set(key, filter);
    return filter;
  };
}

/** Narrows the index to what the scope may see, by the shorter list. */
function filterFor(catalogue: Catalogue, scope: Scope): RevisionFilter {
  const seen: number[] = [];
  const unseen: number[] = [];
  for (const each of catalogue.byKey.values()) (findable(each, scope) ? seen : unseen).push(each.key);
  if (unseen.length === 0) return null;
  return seen.length <= unseen.length ? { kind: "only", keys: seen } : { kind: "except", keys: unseen };
}
