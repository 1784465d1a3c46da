import type { CalendarDate, Document, DocumentSettings, Revision } from "../../corpus/document.ts";
import type { InventoryEntry } from "../../corpus/library.ts";
import { inForce } from "../../corpus/scope.ts";
import { amendedTitle } from "../../ingest/amendment/amendment-of.ts";
import { isAmending } from "../../ingest/structure/regulation-patterns.ts";
import { alike } from "./alike.ts";
import { LOOKING } from "./audit-duty.ts";
import type { AdminDocument, DocumentQuery, Librarian } from "./contract.ts";
import type { Duty } from "./librarian-parts.ts";
import { createShelf } from "./shelf.ts";

const MOST_FOUND = 20;
const ORDER = new Intl.Collator("ja", { numeric: true });

/** What there is: the table of documents, one document, its texts and its files. */
export function createDocuments(
  duty: Duty,
): Pick<Librarian, "documents" | "titles" | "owners" | "document" | "alike" | "text" | "original"> {
  const { library, jobs, originals, amendments, audit, today, note } = duty;
  const shelf = createShelf(duty);

  async function shown(entries: readonly InventoryEntry[]): Promise<readonly AdminDocument[]> {
    const titles = new Map((await library.inventory()).map(({ document }) => [document.id, document.title]));
    const all = await amendments.all();
    const attached = Map.groupBy(all, ({ baseId }) => baseId);
    const bases = Map.groupBy(all, ({ amendmentId }) => amendmentId);
    const changed = await audit.lastBySubject(LOOKING);
    const taken = await jobs.lastTakenIn();
    const day = today();
    return entries.map((entry) => {
      const amending = (attached.get(entry.document.id) ?? []).flatMap(({ amendmentId, effectiveFrom }) => {
        const title = titles.get(amendmentId);
        return title === undefined ? [] : [{ documentId: amendmentId, title, effectiveFrom }];
      });
      const amended = (bases.get(entry.document.id) ?? []).flatMap(({ baseId }) => {
        const title = titles.get(baseId);
        return title === undefined ? [] : [{ documentId: baseId, title }];
      });
      const amends = isAmending(entry.document.title) || amended.length > 0 ? amended : null;
      const changedAt = later(changed.get(entry.document.id), taken.get(entry.document.id));
      return { ...asAdminDocument(entry, day), amendments: amending, amends, changedAt };
    });
  }

  return {
    documents: async (query, personId) => {
      const all = await shown(await shelf.all(personId));
      const day = today();
      const found = all.filter((document) => matches(document, query, day)).sort(orderOf(query));
      return { documents: found.slice(query.offset, query.offset + query.limit), total: found.length };
    },
    titles: shelf.titles,
    owners: async (personId) => {
      const owners = (await shelf.all(personId)).flatMap(({ document }) => document.owner ?? []);
      return [...new Set(owners)].sort(ORDER.compare);
    },
    document: async (documentId, personId) => {
      const entry = await shelf.find(documentId, personId);
      return entry === undefined ? undefined : (await shown([entry]))[0];
    },
    alike: async (documentId, personId, words) => {
      const entry = await shelf.find(documentId, personId);
      if (entry === undefined) return [];
      const documents = (await shelf.all(personId)).map(({ document }) => document);
      const others = documents.filter(({ id }) => id !== entry.document.id);
      if (words === undefined) return alike(amendedTitle(entry.document.title), others);
      const found = others.filter(({ title, number, issuer }) => hasWords(words, [title, number, issuer]));
      return found.toSorted((one, other) => one.title.length - other.title.length).slice(0, MOST_FOUND);
    },
    text: async (documentId, revisionId, personId) => {
      const revision = await shelf.revision(documentId, revisionId, personId);
      if (revision === undefined) return undefined;
      await note(personId, "document.read", revision.documentId, revision.effectiveFrom);
      return library.revisionText(revision.id);
    },
    original: async (documentId, revisionId, personId) => {
      const entry = await shelf.find(documentId, personId);
      const revision = entry?.revisions.find(({ id }) => id === revisionId);
      const hash = revision === undefined ? undefined : entry?.sources.get(revision.id)?.original;
      const bytes = hash == null ? undefined : await originals.get(hash);
      if (revision === undefined || bytes === undefined) return undefined;
      await note(personId, "document.download", entry?.document.id ?? documentId, revision.fileName);
      return { name: revision.fileName, bytes };
    },
  };
}

/** The revision in force on a day, else the next one, else the last one. */
export function currentRevision(revisions: readonly Revision[], day: CalendarDate): Revision | undefined {
  return (
    revisions.find((each) => inForce(each, day)) ??
    revisions.find(({ effectiveFrom }) => effectiveFrom > day) ??
    revisions.at(-1)
  );
}

function later(one: string | undefined, other: string | undefined): string | null {
  return (
    [one, other]
      .flatMap((moment) => moment ?? [])
      .toSorted()
      .at(-1) ?? null
  );
}

function asAdminDocument(
  { document, revisions, withdrawn, sources, passages }: InventoryEntry,
  day: CalendarDate,
): Omit<AdminDocument, "amendments" | "amends" | "changedAt"> {
  const current = currentRevision(revisions, day);
  return {
    ...{ document, settings: settingsOf(document), revisions, withdrawn },
    passages: current === undefined ? 0 : (passages.get(current.id) ?? 0),
    warnings: current === undefined ? [] : (sources.get(current.id)?.warnings ?? []),
  };
}

export function settingsOf({ category, owner, audience, appliesTo, rank = "normal" }: Document): DocumentSettings {
  return { category, owner, audience, appliesTo, rank };
}

function matches(
  found: AdminDocument,
  { text = "", category, owner, status }: DocumentQuery,
  day: CalendarDate,
): boolean {
  const { document } = found;
  return (
    hasWords(text, [document.title, document.number, document.issuer, document.owner]) &&
    (category === undefined || document.category === category) &&
    (owner === undefined || document.owner === owner) &&
    (status === undefined || hasStatus(found, status, day))
  );
}

function hasStatus(
  { document, withdrawn, warnings, revisions }: AdminDocument,
  status: NonNullable<DocumentQuery["status"]>,
  day: CalendarDate,
): boolean {
  switch (status) {
    case "withdrawn":
      return withdrawn;
    case "warned":
      return warnings.length > 0;
    case "unowned":
      return document.owner === null;
    case "in-force":
      return !withdrawn && revisions.some((each) => inForce(each, day));
    case "future":
      return !withdrawn && revisions.some(({ effectiveFrom }) => effectiveFrom > day);
  }
}

function hasWords(words: string, texts: readonly (string | null)[]): boolean {
  const written = plain(texts.join(" "));
  return plain(words)
    .split(/\s+/u)
    .every((word) => written.includes(word));
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}

function orderOf({ sort, descending }: DocumentQuery): (one: AdminDocument, other: AdminDocument) => number {
  const turned = descending ? -1 : 1;
  return (one, other) =>
    turned * compare(sortedBy(one, sort), sortedBy(other, sort)) ||
    compare(one.document.title, other.document.title) ||
    compare(one.document.id, other.document.id);
}

function sortedBy({ document, passages, changedAt, revisions }: AdminDocument, sort: DocumentQuery["sort"]) {
  switch (sort) {
    case "title":
      return document.title;
    case "owner":
      return document.owner ?? "";
    case "changed":
      return changedAt ?? "";
    case "passages":
      return passages;
    case "effectiveFrom":
      return revisions.at(-1)?.effectiveFrom ?? "";
  }
}

function compare(one: string | number, other: string | number): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return ORDER.compare(`${one}`, `${other}`);
}
