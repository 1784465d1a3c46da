import type { Catalogue, Sight } from "./catalogue.ts";
import type { CalendarDate } from "./document.ts";
import type { Library, Scope } from "./library.ts";
import type { PassageIndex, RevisionFilter } from "./passage-index.ts";

interface Parts {
  readonly index: PassageIndex;
  readonly sight: Sight;
  readonly current: () => Promise<Catalogue>;
  /** What a document or a revision is known by now, by a name that it had. */
  readonly nameOf: (documentId: string) => string;
  readonly keyOf: (key: number) => number;
  /** The day on which a revision takes effect now that took effect on another; undefined for every other day. */
  readonly dayOf: (documentId: string, day: CalendarDate) => CalendarDate | undefined;
  /** The index's part of what the sight lets through. */
  readonly filter: (scope: Scope) => RevisionFilter;
}

/** The reading methods of a library, as far as a sight lets them see. */
export function createReading({
  index,
  sight,
  current,
  nameOf,
  keyOf,
  dayOf,
  filter,
}: Parts): Pick<Library, "find" | "passage" | "text" | "documents"> {
  const { readable, findable } = sight;
  return {
    find: async (query, scope) => {
      const live = await current();
      const articleKeys = (query.article?.documentIds ?? [])
        .flatMap((id) => live.byDocument.get(id) ?? [])
        .filter((each) => findable(each, scope))
        .map((each) => each.key);
      const found = await index.find({ ...query, articleKeys }, filter(scope));
      return found.flatMap(({ key, passage, terms }) => {
        const registered = live.byKey.get(key);
        if (registered === undefined || !findable(registered, scope)) return [];
        return [{ document: registered.document, revision: registered.revision, passage, terms }];
      });
    },
    passage: async (id, scope) => {
      const live = await current();
      const [key, position] = id.split("-").map(Number);
      const registered = live.byKey.get(keyOf(key ?? Number.NaN));
      if (registered === undefined || !readable(registered, scope)) return undefined;
      const held = (await index.passages(registered.key)).find(({ passage }) => passage.position === position);
      if (held === undefined) return undefined;
      return { document: registered.document, revision: registered.revision, passage: held.passage };
    },
    text: async (documentId, scope, effectiveFrom) => {
      const revisions = (await current()).byDocument.get(nameOf(documentId)) ?? [];
      const startsOn = (day: CalendarDate | undefined) =>
        revisions.find(({ revision }) => revision.effectiveFrom === day);
      const registered =
        effectiveFrom === undefined
          ? revisions.find((each) => findable(each, scope))
          : (startsOn(effectiveFrom) ?? startsOn(dayOf(documentId, effectiveFrom)));
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
  };
}
