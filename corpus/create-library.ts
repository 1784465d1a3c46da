import { type Catalogue, createCatalogue, createFilterCache, createSight, filterFor, sightOf } from "./catalogue.ts";
import type { CalendarDate, Document, Identity, Revision } from "./document.ts";
import { createNames, type Names } from "./identity.ts";
import type { Analyser } from "./japanese/analyse.ts";
import type { Library, NewRevision, Scope } from "./library.ts";
import { createReading } from "./library-reading.ts";
import type { PassageIndex } from "./passage-index.ts";
import { indexed } from "./passage-terms.ts";
import { type Reconciled, type Reread, reconcile } from "./reconcile.ts";
import type { RegisteredRevision, Registry } from "./store/registry.ts";
import { documentId as idOf } from "./store/registry-rows.ts";

interface Parts {
  readonly registry: Registry;
  readonly index: PassageIndex;
  readonly analyser: Analyser;
  /** Rises whenever another process has changed the registry. */
  readonly foreignChanges: () => number;
  /** Without it what is missing in the index stays missing. */
  readonly recovery?: Recovery | undefined;
}

/** How a library whose index does not hold what the registry says is mended when it is opened for writing. */
export interface Recovery {
  readonly reread: Reread;
  readonly onReconciled: (result: Reconciled) => void;
}

/**
 * A library of a registry, which decides what may be seen, and an index, which finds. Passages are written before
 * their revision goes live in the registry, so nobody sees half of one; what an ended process left is cleared here.
 */
export async function createLibrary(parts: Parts, mode: "read" | "write"): Promise<Library> {
  const { registry, index, analyser, recovery } = parts;
  const sight = createSight();
  let seenChanges = parts.foreignChanges();
  if (mode === "write") {
    await clear(await registry.abandoned());
    if (recovery !== undefined) recovery.onReconciled(await reconcile({ ...parts, reread: recovery.reread }));
  }
  let catalogue = createCatalogue(await registry.live());
  let aliases = await registry.aliases();
  let filters = createFilterCache(catalogue, sight);
  let names: Names<Document> | undefined;

  async function clear(keys: readonly number[]): Promise<void> {
    await index.remove(keys);
    await registry.forget(keys);
  }
  async function reload(): Promise<void> {
    catalogue = createCatalogue(await registry.live());
    aliases = await registry.aliases();
    filters = createFilterCache(catalogue, sight);
    names = undefined;
  }
  function knownNames(): Names<Document> {
    names ??= createNames(documentsOf(catalogue));
    return names;
  }
  const keyOf = (key: number) => aliases.keys.get(key) ?? key;
  const now = (documentId: string) => aliases.documents.get(documentId) ?? documentId;
  const dayOf = (documentId: string, day: CalendarDate) => aliases.days.get(`${now(documentId)} ${day}`);
  async function current(): Promise<Catalogue> {
    const changes = parts.foreignChanges();
    if (changes !== seenChanges) {
      seenChanges = changes;
      await index.refresh();
      await reload();
    }
    return catalogue;
  }
  /** Writes passages, then makes their revisions live: all of it, or nothing that anybody sees. */
  async function written(
    revisions: readonly NewRevision[],
    publish: (keys: readonly number[]) => Promise<readonly number[]>,
  ): Promise<readonly number[]> {
    const keys = await registry.prepare(revisions);
    let replaced: readonly number[];
    try {
      for await (const part of indexed(revisions, keys, analyser)) await index.add(part);
      replaced = await publish(keys);
    } catch (cause) {
      // A full disk may refuse this as well; the next start clears what is left then.
      await clear(keys).catch(() => undefined);
      throw cause;
    }
    await reload();
    await clear(replaced).catch(() => undefined);
    return keys;
  }
  async function changed(change: Promise<boolean>): Promise<boolean> {
    const isChanged = await change;
    await reload();
    return isChanged;
  }

  const reading = createReading({
    index,
    sight,
    current,
    nameOf: now,
    keyOf,
    dayOf,
    filter: (scope) => filters(scope),
  });
  const library: Library = {
    ...reading,
    add: async (revisions) => {
      await current();
      const named = underKnownNames(revisions);
      const keys = await written(named, registry.publish);
      return named.map((revision, at) => storedAs(catalogue, revision, keys[at]));
    },
    withdraw: (documentId) => changed(registry.setWithdrawn(now(documentId), true)),
    restore: (documentId) => changed(registry.setWithdrawn(now(documentId), false)),
    setSettings: (documentId, settings) => changed(registry.setSettings(now(documentId), settings)),
    setEffectiveFrom: (revisionId, day) => changed(registry.setEffectiveFrom(Number(revisionId), day)),
    settleWarnings: (revisionId) => changed(registry.settleWarnings(Number(revisionId))),
    identify: async (documentId, identity) => {
      const former = (await current()).byDocument.get(now(documentId)) ?? [];
      const id = idOf(identity);
      if (former.length === 0 || (catalogue.byDocument.has(id) && id !== now(documentId))) return undefined;
      if (id === now(documentId)) return id;
      const renamed = await Promise.all(former.map((each) => withPassages(each, identity)));
      await written(renamed, (keys) => registry.succeed(now(documentId), keys, "another name"));
      return id;
    },
    join: async (documentId, intoId) => {
      const { byDocument } = await current();
      const [former, held] = [documentId, intoId].map((id) => byDocument.get(now(id)) ?? []);
      const [into] = held ?? [];
      if (former === undefined || former.length === 0 || into === undefined || now(documentId) === now(intoId))
        return { kind: "unknown" };
      const days = new Set(held?.map(({ revision }) => revision.effectiveFrom));
      const same = former.find(({ revision }) => days.has(revision.effectiveFrom));
      if (same !== undefined) return { kind: "same-day", day: same.revision.effectiveFrom };
      const { id: _, ...kept } = into.document;
      const renamed = await Promise.all(former.map((each) => withPassages(each, kept)));
      await written(renamed, (keys) => registry.succeed(now(documentId), keys, "one more"));
      return { kind: "joined", documentId: now(intoId) };
    },
    inventory: async () =>
      [...(await current()).byDocument.values()].flatMap((revisions) => {
        const [first] = revisions;
        if (first === undefined) return [];
        const { document, withdrawn } = first;
        const counts = index.counts();
        const sources = new Map(revisions.flatMap(({ revision, source }) => (source ? [[revision.id, source]] : [])));
        const passages = new Map(revisions.map(({ key, revision }) => [revision.id, counts.get(key) ?? 0]));
        return [{ document, withdrawn, revisions: revisions.map(({ revision }) => revision), sources, passages }];
      }),
    named: async (identity) => {
      await current();
      const known = knownDocument(identity);
      const revisions = known === undefined ? [] : (catalogue.byDocument.get(known.id) ?? []);
      return {
        document: known && { document: known, revisions: revisions.map(({ revision }) => revision) },
        namesakes: knownNames().namesakes(identity),
      };
    },
    idsOf: async (documentId) => {
      await current();
      const id = now(documentId);
      return [id, ...[...aliases.documents].flatMap(([old, present]) => (present === id ? [old] : []))];
    },
    currentId: async (documentId) => {
      await current();
      return now(documentId);
    },
    revisionText: async (revisionId) => {
      const registered = (await current()).byKey.get(keyOf(Number(revisionId)));
      if (registered === undefined) return undefined;
      const { document, revision, key } = registered;
      return { document, revision, passages: (await index.passages(key)).map(({ passage }) => passage) };
    },
    revisionOf: async (contentHash) => {
      const live = [...(await current()).byKey.values()];
      return live.find(({ revision }) => revision.contentHash === contentHash)?.revision;
    },
    alone: (documentId) => {
      const only = sightOf(now(documentId));
      const filter = (scope: Scope) => filterFor(catalogue, only, scope);
      return { ...library, ...createReading({ index, sight: only, current, nameOf: now, keyOf, dayOf, filter }) };
    },
    statistics: () => index.statistics(),
    optimise: () => index.optimise(),
    close: () => index.close(),
  };
  return library;

  function knownDocument(identity: Identity): Document | undefined {
    return catalogue.byDocument.get(now(idOf(identity)))?.[0]?.document ?? knownNames().find(identity);
  }

  /** Each under the name of the document that it is of, also where that came with the same batch. */
  function underKnownNames(revisions: readonly NewRevision[]): readonly NewRevision[] {
    const brought = createNames<Identity>([]);
    return revisions.map((revision) => {
      const { document } = revision;
      const there = knownDocument(document) ?? brought.find(document);
      if (there === undefined) brought.add(document);
      const { issuer, title, number } = there ?? document;
      return { ...revision, document: { ...document, issuer, title, number } };
    });
  }

  /** A revision as it was taken in, under another name. */
  async function withPassages(
    { key, revision, document, source }: RegisteredRevision,
    identity: Identity & Partial<NewRevision["document"]>,
  ): Promise<NewRevision> {
    const { effectiveFrom, effectiveTo, contentHash, fileName } = revision;
    const passages = (await index.passages(key)).map(({ passage }) => passage);
    const named = {
      document: { ...document, ...identity },
      effectiveFrom,
      effectiveTo,
      contentHash,
      fileName,
      passages,
    };
    if (source === null) return named;
    return { ...named, source: { ...source, keepsText: (await registry.kept(key)) !== undefined } };
  }
}

function documentsOf({ byDocument }: Catalogue): Document[] {
  return [...byDocument.values()].flatMap(([first]) => first?.document ?? []);
}

/** The live revision of that key, or the one of the same day that came behind it in the same batch. */
function storedAs(catalogue: Catalogue, { document, effectiveFrom }: NewRevision, key: number | undefined): Revision {
  const live = catalogue.byDocument.get(idOf(document)) ?? [];
  const stored = live.find((each) => each.key === key || each.revision.effectiveFrom === effectiveFrom);
  if (stored === undefined) throw new Error(`Revision ${key} went live and is not in the registry`);
  return stored.revision;
}
