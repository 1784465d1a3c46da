import { createHash } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import type { Document, Revision } from "../document.ts";
import type { NewRevision } from "../library.ts";
import type { Store } from "./connection.ts";
import { appliesToFrom, audienceFrom, categoryFrom } from "./documents.ts";

/** A revision as the registry knows it; `key` is its number in the index. */
export interface RegisteredRevision {
  readonly key: number;
  readonly revision: Revision;
  readonly document: Document;
  readonly withdrawn: boolean;
}

/** Which documents and revisions exist: the truth that the index is derived from. */
export interface Registry {
  /** Everything live, documents by id, revisions by date. `effectiveTo` is the next revision's start where the text sets none. */
  live(): Promise<readonly RegisteredRevision[]>;
  /** Notes revisions whose passages are about to be written. Nobody sees them yet. @returns their keys, in order */
  prepare(revisions: readonly NewRevision[]): Promise<readonly number[]>;
  /** Makes prepared revisions live in one transaction. @returns the keys that they replace */
  publish(keys: readonly number[]): Promise<readonly number[]>;
  /** Keys whose passages have no place in the index: prepared by a process that ended, or replaced. */
  abandoned(): Promise<readonly number[]>;
  /** Notes that the passages of revisions that are not live are gone. What was once live stays in the document's history. */
  forget(keys: readonly number[]): Promise<void>;
  /** Texts of a document that a later text of the same day has replaced, in the order in which they came: their originals are kept by hash. */
  replaced(documentId: string): Promise<readonly Revision[]>;
  setWithdrawn(documentId: string, withdrawn: boolean): Promise<boolean>;
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

type Tables = {
  documents: DocumentRow;
  revisions: Omit<RevisionRow, "key"> & { key: number | null };
};

const SCHEMA = [
  sql`create table if not exists documents (
    id text primary key, issuer text not null, title text not null, number text, category text not null, owner text,
    audience text not null, applies_to text not null, sample integer not null, withdrawn integer not null default 0)`,
  sql`create table if not exists revisions (
    key integer primary key autoincrement, document_id text not null, effective_from text not null, effective_to text,
    content_hash text not null, file_name text not null, state text not null, metadata text not null)`,
  sql`create index if not exists revisions_by_document on revisions (document_id, state)`,
];

/** Identity of a document: its issuing body, title and number. Twelve hexadecimal digits. */
function documentId(document: Pick<Document, "issuer" | "title" | "number">): string {
  const identity = JSON.stringify([document.issuer, document.title, document.number]);
  return createHash("sha256").update(identity.normalize("NFKC")).digest("hex").slice(0, 12);
}

export async function openRegistry(store: Store): Promise<Registry> {
  const db = store.db.withTables<Tables>();
  for (const statement of SCHEMA) await statement.execute(db);
  return {
    live: async () => {
      const documents = await db.selectFrom("documents").selectAll().execute();
      const byId = new Map(
        documents.map((row) => [row.id, { document: asDocument(row), withdrawn: row.withdrawn === 1 }]),
      );
      const rows = await db
        .selectFrom("revisions")
        .selectAll()
        .where("state", "=", "live")
        .orderBy("document_id")
        .orderBy("effective_from")
        .execute();
      return rows.flatMap((row, index) => {
        const known = byId.get(row.document_id);
        if (known === undefined || row.key === null) return [];
        const next = rows[index + 1];
        const until = next?.document_id === row.document_id ? next.effective_from : null;
        return [{ key: row.key, revision: asRevision({ ...row, key: row.key }, until), ...known }];
      });
    },
    prepare: (revisions) =>
      db.transaction().execute(async (transaction) => {
        const keys: number[] = [];
        for (const revision of revisions) {
          const { insertId } = await transaction
            .insertInto("revisions")
            .values({
              key: null,
              document_id: documentId(revision.document),
              effective_from: revision.effectiveFrom,
              effective_to: revision.effectiveTo,
              content_hash: revision.contentHash,
              file_name: revision.fileName,
              state: "prepared",
              metadata: JSON.stringify(asMetadata(revision.document)),
            })
            .executeTakeFirstOrThrow();
          keys.push(Number(insertId));
        }
        return keys;
      }),
    publish: (keys) =>
      db.transaction().execute(async (transaction) => {
        const replaced: number[] = [];
        for (const key of keys) {
          const row = await transaction
            .selectFrom("revisions")
            .selectAll()
            .where("key", "=", key)
            .executeTakeFirstOrThrow();
          const earlier = await transaction
            .updateTable("revisions")
            .set({ state: "replaced" })
            .where("document_id", "=", row.document_id)
            .where("effective_from", "=", row.effective_from)
            .where("state", "=", "live")
            .returning("key")
            .execute();
          replaced.push(...earlier.flatMap((each) => each.key ?? []));
          const metadata = METADATA.parse(JSON.parse(row.metadata));
          const later = await transaction
            .selectFrom("revisions")
            .select("key")
            .where("document_id", "=", row.document_id)
            .where("effective_from", ">", row.effective_from)
            .where("state", "=", "live")
            .executeTakeFirst();
          await transaction
            .insertInto("documents")
            .values({ ...metadata, id: row.document_id, withdrawn: 0 })
            .onConflict((conflict) =>
              later === undefined ? conflict.column("id").doUpdateSet(metadata) : conflict.column("id").doNothing(),
            )
            .execute();
          await transaction.updateTable("revisions").set({ state: "live" }).where("key", "=", key).execute();
        }
        return replaced;
      }),
    abandoned: async () => {
      const rows = await db
        .selectFrom("revisions")
        .select("key")
        .where("state", "in", ["prepared", "replaced"])
        .execute();
      return rows.flatMap((row) => row.key ?? []);
    },
    forget: async (keys) => {
      for (const key of keys) {
        await db.deleteFrom("revisions").where("key", "=", key).where("state", "=", "prepared").execute();
        await db
          .updateTable("revisions")
          .set({ state: "past" })
          .where("key", "=", key)
          .where("state", "=", "replaced")
          .execute();
      }
    },
    replaced: async (id) => {
      const rows = await db
        .selectFrom("revisions")
        .selectAll()
        .where("document_id", "=", id)
        .where("state", "in", ["replaced", "past"])
        .orderBy("key")
        .execute();
      return rows.flatMap((row) => (row.key === null ? [] : [asRevision({ ...row, key: row.key }, null)]));
    },
    setWithdrawn: async (id, withdrawn) => {
      const { numUpdatedRows } = await db
        .updateTable("documents")
        .set({ withdrawn: withdrawn ? 1 : 0 })
        .where("id", "=", id)
        .where("withdrawn", "=", withdrawn ? 0 : 1)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}

const METADATA = z.object({
  issuer: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  category: z.string(),
  owner: z.string().nullable(),
  audience: z.string(),
  applies_to: z.string(),
  sample: z.number(),
});

function asMetadata(document: NewRevision["document"]): Omit<DocumentRow, "id" | "withdrawn"> {
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

function asDocument(row: DocumentRow): Document {
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

function asRevision(row: RevisionRow, nextFrom: string | null): Revision {
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
