import { createHash } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import type { Document, Identity, Revision } from "../document.ts";
import type { NewPassage, NewRevision, RevisionSource } from "../library.ts";
import { NEW_PASSAGE } from "../passage-schema.ts";
import { appliesToFrom, audienceFrom, categoryFrom } from "./documents.ts";

/** What a document is known by: twelve hexadecimal digits of its identity. */
export function documentId(document: Identity): string {
  const identity = JSON.stringify([document.issuer, document.title, document.number]);
  return createHash("sha256").update(identity.normalize("NFKC")).digest("hex").slice(0, 12);
}

interface DocumentRow {
  id: string;
  issuer: string;
  title: string;
  number: string | null;
  category: string;
  owner: string | null;
  audience: string;
  applies_to: string;
  sample: number;
  withdrawn: number;
}

interface RevisionRow {
  key: number;
  document_id: string;
  effective_from: string;
  /** Only where the text itself ends its validity. */
  effective_to: string | null;
  content_hash: string;
  file_name: string;
  /** `past` is `replaced` whose passages are gone. */
  state: "prepared" | "live" | "replaced" | "past";
  /** The document's metadata as this revision brings it; the newest live revision's stand in `documents`. */
  metadata: string;
}

export type RegistryTables = {
  documents: DocumentRow;
  revisions: Omit<RevisionRow, "key"> & { key: number | null };
  document_settings: { document_id: string; settings: string };
  document_aliases: { old_id: string; new_id: string };
  revision_aliases: { old_key: number; new_key: number };
  day_aliases: { document_id: string; old_day: string; new_day: string };
  revision_sources: SourceRow;
};

/** What a revision was read from; `title` and `category` are those under which its structure was recognised. */
interface SourceRow {
  key: number;
  original: string | null;
  passages: number;
  warnings: string;
  title: string;
  category: string;
  /** The passages as JSON where there is no original to read them from again: what the assistant has written itself. */
  kept: string | null;
}

export const REGISTRY_SCHEMA = [
  sql`create table if not exists documents (
    id text primary key, issuer text not null, title text not null, number text, category text not null, owner text,
    audience text not null, applies_to text not null, sample integer not null, withdrawn integer not null default 0)`,
  sql`create table if not exists revisions (
    key integer primary key autoincrement, document_id text not null, effective_from text not null, effective_to text,
    content_hash text not null, file_name text not null, state text not null, metadata text not null)`,
  sql`create index if not exists revisions_by_document on revisions (document_id, state)`,
  sql`create table if not exists document_settings (document_id text primary key, settings text not null)`,
  sql`create table if not exists document_aliases (old_id text primary key, new_id text not null)`,
  sql`create table if not exists revision_aliases (old_key integer primary key, new_key integer not null)`,
  sql`create table if not exists day_aliases (
    document_id text not null, old_day text not null, new_day text not null, primary key (document_id, old_day))`,
  sql`create table if not exists revision_sources (key integer primary key, original text, passages integer not null,
    warnings text not null, title text not null, category text not null, kept text)`,
];

/** Of revisions that never went live. */
export const FORGET_SOURCES = sql`delete from revision_sources where key not in (select key from revisions)`;

export const METADATA = z.object({
  issuer: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  category: z.string(),
  owner: z.string().nullable(),
  audience: z.string(),
  applies_to: z.string(),
  sample: z.number(),
});

export function asMetadata(document: NewRevision["document"]): Omit<DocumentRow, "id" | "withdrawn"> {
  return {
    issuer: document.issuer,
    title: document.title,
    number: document.number,
    category: document.category,
    owner: document.owner,
    audience: JSON.stringify(document.audience),
    applies_to: JSON.stringify(document.appliesTo),
    sample: document.sample ? 1 : 0,
  };
}

export function asDocument(row: DocumentRow): Document {
  return {
    id: row.id,
    issuer: row.issuer,
    title: row.title,
    number: row.number,
    category: categoryFrom(row.category),
    owner: row.owner,
    audience: audienceFrom(row.audience),
    appliesTo: appliesToFrom(row.applies_to),
    sample: row.sample === 1,
  };
}

export function asRevision(row: RevisionRow, nextFrom: string | null): Revision {
  const ends = [row.effective_to, nextFrom].filter((day) => day !== null).sort();
  return {
    id: `${row.key}`,
    documentId: row.document_id,
    effectiveFrom: row.effective_from,
    effectiveTo: ends[0] ?? null,
    contentHash: row.content_hash,
    fileName: row.file_name,
  };
}

export function sourceRow(key: number, { document, passages, source }: NewRevision): SourceRow {
  return {
    key,
    original: source?.original ?? null,
    passages: passages.length,
    warnings: JSON.stringify(source?.warnings ?? []),
    title: document.title,
    category: document.category,
    kept: source?.original == null || source.keepsText === true ? JSON.stringify(passages) : null,
  };
}

/** @returns undefined where they are not kept, or not as passages are kept now */
export function keptPassages(json: string | null): readonly NewPassage[] | undefined {
  return json === null ? undefined : z.array(NEW_PASSAGE).safeParse(JSON.parse(json)).data;
}

const WARNINGS = z.array(z.string());

export function asSource({ original, passages, warnings, title, category }: Omit<SourceRow, "kept">): RevisionSource {
  return {
    original,
    passages,
    warnings: WARNINGS.parse(JSON.parse(warnings)),
    readAs: { title, category: categoryFrom(category) },
  };
}
