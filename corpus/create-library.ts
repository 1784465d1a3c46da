import { setImmediate } from "node:timers/promises";
import { type Catalogue, createCatalogue, createFilterCache, createSight } from "./catalogue.ts";
import type { Passage } from "./document.ts";
import type { Analyser } from "./japanese/analyse.ts";
import type { Library, NewRevision, PassageTerms } from "./library.ts";
import type { IndexedPassage, PassageIndex } from "./passage-index.ts";
import type { RegisteredRevision, Registry } from "./store/registry.ts";

interface Parts {
  readonly registry: Registry;
  readonly index: PassageIndex;
  readonly analyser: Analyser;
  /** Rises whenever another process has changed the registry. */
  readonly foreignChanges: () => number;
}

const PASSAGES_AT_ONCE = 32;

/**
 * A library of a registry, which decides what may be seen, and an index, which finds. Passages are written before
 * their revision goes live in the registry, so nobody sees half of one; what an ended process left is cleared here.
 */
export async function createLibrary(parts: Parts, mode: "read" | "write"): Promise<Library> {
  const { registry, index, analyser } = parts;
  const sight = createSight();
  const { readable, findable } = sight;
  let seenChanges = parts.foreignChanges();
  if (mode === "write") await clear(await registry.abandoned());
  let catalogue = createCatalogue(await registry.live());
  let filters = createFilterCache(catalogue, sight);

  async function clear(keys: readonly number[]): Promise<void> {
    await index.remove(keys);
    await registry.forget(keys);
  }
  async function reload(): Promise<void> {
    catalogue = createCatalogue(await registry.live());
    filters = createFilterCache(catalogue, sight);
  }
  async function current(): Promise<Catalogue> {
    const changes = parts.foreignChanges();
    if (changes !== seenChanges) {
      seenChanges = changes;
      await index.refresh();
      await reload();
    }
    return catalogue;
  }
  async function setWithdrawn(documentId: string, withdrawn: boolean): Promise<boolean> {
    const changed = await registry.setWithdrawn(documentId, withdrawn);
    await reload();
    return changed;
  }

  return {
    add: async (revisions) => {
      const keys = await registry.prepare(revisions);
      await index.add(await indexed(revisions, keys, analyser));
      await clear(await registry.publish(keys));
      await reload();
      return keys.map((key) => lookUp(catalogue, key).revision);
    },
    withdraw: (documentId) => setWithdrawn(documentId, true),
    restore: (documentId) => setWithdrawn(documentId, false),
    find: async (query, scope) => {
      const live = await current();
      const articleKeys = (query.article?.documentIds ?? [])
        .flatMap((id) => live.byDocument.get(id) ?? [])
        .filter((each) => findable(each, scope))
        .map((each) => each.key);
      const found = await index.find({ ...query, articleKeys }, filters(scope));
      return found.flatMap(({ key, passage, terms }) => {
        const registered = live.byKey.get(key);
        if (registered === undefined || !findable(registered, scope)) return [];
        return [{ document: registered.document, revision: registered.revision, passage, terms }];
      });
    },
    passage: async (id, scope) => {
      const registered = (await current()).byKey.get(Number(id.split("-")[0]));
      if (registered === undefined || !readable(registered, scope)) return undefined;
      const held = (await index.passages(registered.key)).find(({ passage }) => passage.id === id);
      if (held === undefined) return undefined;
      return { document: registered.document, revision: registered.revision, passage: held.passage };
    },
    text: async (documentId, scope, effectiveFrom) => {
      const revisions = (await current()).byDocument.get(documentId) ?? [];
      const registered = revisions.find((each) =>
        effectiveFrom === undefined ? findable(each, scope) : each.revision.effectiveFrom === effectiveFrom,
      );
      if (registered === undefined || !readable(registered, scope)) return undefined;
      const passages = (await index.passages(registered.key)).map(({ passage }) => passage);
      return { document: registered.document, revision: registered.revision, passages };
    },
    documents: async (scope) => {
      const all = [...(await current()).byDocument.values()];
      return all.flatMap((revisions) => {
        const first = revisions[0];
        if (first === undefined || !readable(first, scope)) return [];
        return [{ document: first.document, revisions: revisions.map(({ revision }) => revision) }];
      });
    },
    inventory: async () =>
      [...(await current()).byDocument.values()].flatMap((revisions) => {
        const [first] = revisions;
        if (first === undefined) return [];
        const { document, withdrawn } = first;
        return [{ document, withdrawn, revisions: revisions.map(({ revision }) => revision) }];
      }),
    revisionOf: async (contentHash) => {
      const live = [...(await current()).byKey.values()];
      return live.find(({ revision }) => revision.contentHash === contentHash)?.revision;
    },
    statistics: () => index.statistics(),
    optimise: () => index.optimise(),
    close: () => index.close(),
  };
}

/** Passages with their terms. Analysing takes about a millisecond each, so others get their turn in between. */
async function indexed(
  revisions: readonly NewRevision[],
  keys: readonly number[],
  analyser: Analyser,
): Promise<readonly IndexedPassage[]> {
  const all: IndexedPassage[] = [];
  for (const [at, { document, passages }] of revisions.entries()) {
    const key = keys[at] ?? Number.NaN;
    for (const [position, each] of passages.entries()) {
      const passage: Passage = { ...each, id: `${key}-${position}`, revisionId: `${key}`, position };
      all.push({ key, passage, terms: termsOf(document.title, passage, analyser) });
      if (all.length % PASSAGES_AT_ONCE === 0) await setImmediate();
    }
  }
  return all;
}

/** Terms of a passage. Its own heading is its caption, else the innermost section's, else the document's title. */
function termsOf(title: string, passage: Passage, analyser: Analyser): PassageTerms {
  const headings = [title, ...passage.sections.map(({ heading }) => heading)];
  if (passage.caption !== null) headings.push(passage.caption);
  const above = headings.slice(0, -1).join("\n");
  const own = headings.at(-1) ?? "";
  const contextWords = analyser.words(above);
  return {
    contextWords: contextWords.length,
    headWords: [...contextWords, ...analyser.words(own)],
    bodyWords: analyser.words(passage.text),
    headBigrams: analyser.bigrams(`${above}\n${own}`),
    bodyBigrams: analyser.bigrams(passage.text),
  };
}

function lookUp(catalogue: Catalogue, key: number): RegisteredRevision {
  const registered = catalogue.byKey.get(key);
  if (registered === undefined) throw new Error(`Revision ${key} went live and is not in the registry`);
  return registered;
}
