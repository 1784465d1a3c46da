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

/** Narrows the index to what the scope may see, by the shorter list. */
export function filterFor(catalogue: Catalogue, scope: Scope): RevisionFilter {
  const seen: number[] = [];
  const unseen: number[] = [];
  for (const each of catalogue.byKey.values()) (findable(each, scope) ? seen : unseen).push(each.key);
  if (unseen.length === 0) return null;
  return seen.length <= unseen.length ? { kind: "only", keys: seen } : { kind: "except", keys: unseen };
}
