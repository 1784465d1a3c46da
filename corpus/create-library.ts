import { type Catalogue, createCatalogue, createFilterCache, createSight, filterFor, sightOf } from "./catalogue.ts";
import type { Identity } from "./document.ts";
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

  async function clear(keys: readonly number[]): Promise<void> {
    await index.remove(keys);
    await registry.forget(keys);
  }
  async function reload(): Promise<void> {
    catalogue = createCatalogue(await registry.live());
    aliases = await registry.aliases();
    filters = createFilterCache(catalogue, sight);
  }
  const keyOf = (key: number) => aliases.keys.get(key) ?? key;
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
  /** Writes passages, then makes their revisions live: all of it, or nothing that anybody sees. */
  async function written(
    revisions: readonly NewRevision[],
    publish: (keys: readonly number[]) => Promise<readonly number[]>,
  ): Promise<readonly number[]> {
    const keys = await registry.prepare(revisions);
    let replaced: readonly number[];
    try {
      await index.add(await indexed(revisions, keys, analyser));
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

  const reading = createReading({ index, sight, current, nameOf: now, keyOf, filter: (scope) => filters(scope) });
  const library: Library = {
    ...reading,
    add: async (revisions) => {
      const keys = await written(revisions, registry.publish);
      return keys.map((key) => lookUp(catalogue, key).revision);
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
      await written(renamed, (keys) => registry.succeed(now(documentId), keys));
      return id;
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
      return { ...library, ...createReading({ index, sight: only, current, nameOf: now, keyOf, filter }) };
    },
    statistics: () => index.statistics(),
    optimise: () => index.optimise(),
    close: () => index.close(),
  };
  return library;

  /** A revision as it was taken in, under another name. */
  async function withPassages(
    { key, revision, document, source }: RegisteredRevision,
    identity: Identity,
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
    return source === null ? named : { ...named, source };
  }
}

function lookUp(catalogue: Catalogue, key: number): RegisteredRevision {
  const registered = catalogue.byKey.get(key);
  if (registered === undefined) throw new Error(`Revision ${key} went live and is not in the registry`);
  return registered;
}
