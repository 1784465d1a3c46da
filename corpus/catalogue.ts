import type { Scope } from "./library.ts";
import type { RevisionFilter } from "./passage-index.ts";
import { createReaderships } from "./readership.ts";
import { inForce } from "./scope.ts";
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

/** What a scope may see. */
export interface Sight {
  /** Whether all who are in the scope may read the document at all, on whatever day. */
  readable(each: RegisteredRevision, scope: Scope): boolean;
  /** Whether `find` may show the revision. */
  findable(each: RegisteredRevision, scope: Scope): boolean;
}

/** Sees one document and nothing else, whoever may read it. */
export function sightOf(documentId: string): Sight {
  const readable = (each: RegisteredRevision) => each.document.id === documentId;
  return { readable, findable: (each, scope) => inForce(each.revision, scope.asOf) && readable(each) };
}

export function createSight(): Sight {
  const readershipOf = createReaderships();
  const readable = (each: RegisteredRevision, scope: Scope) =>
    !each.withdrawn && !scope.hidden?.has(each.document.id) && readershipOf(scope)(each.document.audience);
  return { readable, findable: (each, scope) => inForce(each.revision, scope.asOf) && readable(each, scope) };
}

const REMEMBERED_SCOPES = 200;

/** `filterFor` of one catalogue, remembered for the scopes asked last: working it out looks at every revision. */
export function createFilterCache(catalogue: Catalogue, sight: Sight): (scope: Scope) => RevisionFilter {
  const remembered = new Map<string, RevisionFilter>();
  const numberOf = createNumbering();
  return (scope) => {
    if (scope.hidden !== undefined && scope.hidden.size > 0) return filterFor(catalogue, sight, scope);
    const key = JSON.stringify([
      scope.asOf,
      scope.viewer,
      scope.readers === undefined ? null : numberOf(scope.readers),
    ]);
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const filter = filterFor(catalogue, sight, scope);
    if (remembered.size >= REMEMBERED_SCOPES) remembered.delete(remembered.keys().next().value ?? "");
    remembered.set(key, filter);
    return filter;
  };
}

/** Numbers lists by their identity: one of 16,500 readers is not to be compared with another at every question. */
function createNumbering(): (list: readonly unknown[]) => number {
  const numbers = new WeakMap<readonly unknown[], number>();
  let given = 0;
  return (list) => {
    const known = numbers.get(list);
    if (known !== undefined) return known;
    given += 1;
    numbers.set(list, given);
    return given;
  };
}

/** Narrows the index to what the scope may see, by the shorter list. */
export function filterFor(catalogue: Catalogue, sight: Sight, scope: Scope): RevisionFilter {
  const seen: number[] = [];
  const unseen: number[] = [];
  for (const each of catalogue.byKey.values()) (sight.findable(each, scope) ? seen : unseen).push(each.key);
  if (unseen.length === 0) return null;
  return seen.length <= unseen.length ? { kind: "only", keys: seen } : { kind: "except", keys: unseen };
}
