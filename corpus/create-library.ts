import { setImmediate } from "node:timers/promises";
import { type Catalogue, createCatalogue, createFilterCache, createSight } from "./catalogue.ts";
import type { Identity, Passage } from "./document.ts";
import type { Analyser } from "./japanese/analyse.ts";
import type { Library, NewRevision, PassageTerms } from "./library.ts";
import type { IndexedPassage, PassageIndex } from "./passage-index.ts";
import type { RegisteredRevision, Registry } from "./store/registry.ts";
import { documentId as idOf } from "./store/registry-rows.ts";

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
  let aliases = await registry.aliases();
  let filters = createFilterCache(catalogue, sight);

  async function clear(keys: readonly number[]): Promise<void> {
    await index.remove(keys);
    await registry.forget(keys);
  }
  async function reload(): Promise<void> {
    catalogue = createCatalogue(await registry.live());
    aliases = await registry.aliases();
    filters = createFilterCache(catalogue, sight);
  }
  const now = (documentId: string) => aliases.documents.get(documentId) ?? documentId;
  async function current(): Promise<Catalogue> {
    const changes = parts.foreignChanges();
    if (changes !== seenChanges) {
      seenChanges = changes;
      await index.refresh();
      await reload();
    }
    return catalogue;
  }
  async function changed(change: Promise<boolean>): Promise<boolean> {
    const isChanged = await change;
    await reload();
    return isChanged;
  }

  return {
    add: async (revisions) => {
      const keys = await registry.prepare(revisions);
      await index.add(await indexed(revisions, keys, analyser));
      await clear(await registry.publish(keys));
      await reload();
      return keys.map((key) => lookUp(catalogue, key).revision);
    },
    withdraw: (documentId) => changed(registry.setWithdrawn(now(documentId), true)),
    restore: (documentId) => changed(registry.setWithdrawn(now(documentId), false)),
    setSettings: (documentId, settings) => changed(registry.setSettings(now(documentId), settings)),
    setEffectiveFrom: (revisionId, day) => changed(registry.setEffectiveFrom(Number(revisionId), day)),
    identify: async (documentId, identity) => {
      const former = (await current()).byDocument.get(now(documentId)) ?? [];
      const id = idOf(identity);
      if (former.length === 0 || (catalogue.byDocument.has(id) && id !== now(documentId))) return undefined;
      if (id === now(documentId)) return id;
      const renamed = await Promise.all(former.map((each) => withPassages(each, identity)));
      const keys = await registry.prepare(renamed);
      await index.add(await indexed(renamed, keys, analyser));
      await clear(await registry.succeed(now(documentId), keys));
      await reload();
      return id;
    },
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
      const live = await current();
      const [key, position] = id.split("-").map(Number);
      const registered = live.byKey.get(aliases.keys.get(key ?? Number.NaN) ?? key ?? Number.NaN);
      if (registered === undefined || !readable(registered, scope)) return undefined;
      const held = (await index.passages(registered.key)).find(({ passage }) => passage.position === position);
      if (held === undefined) return undefined;
      return { document: registered.document, revision: registered.revision, passage: held.passage };
    },
    text: async (documentId, scope, effectiveFrom) => {
      const revisions = (await current()).byDocument.get(now(documentId)) ?? [];
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

  /** A revision as it was taken in, under another name. */
  async function withPassages(
    { key, revision, document }: RegisteredRevision,
    identity: Identity,
  ): Promise<NewRevision> {
    const { effectiveFrom, effectiveTo, contentHash, fileName } = revision;
    const passages = (await index.passages(key)).map(({ passage }) => passage);
    return { document: { ...document, ...identity }, effectiveFrom, effectiveTo, contentHash, fileName, passages };
  }
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
