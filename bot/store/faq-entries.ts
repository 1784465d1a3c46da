import { sql } from "kysely";
import { z } from "zod";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";

/** What an entry rests on: a place in one revision of a document. */
const BASIS = z.object({
  documentId: z.string(),
  revisionId: z.string(),
  title: z.string(),
  locator: z.string(),
});
export type FaqBasis = Readonly<z.infer<typeof BASIS>>;

const STATUSES = ["proposed", "published", "suspended", "withdrawn"] as const;

/** A question that somebody answered, on its way to everybody. */
export interface FaqEntry {
  /** The request that it came from. */
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly basis: readonly FaqBasis[];
  /** The department in charge. */
  readonly owner: string;
  readonly proposedBy: string;
  readonly status: (typeof STATUSES)[number];
  /** In the library; null before it was published first. */
  readonly documentId: string | null;
  /** ISO 8601. */
  readonly changedAt: string;
}

export interface FaqStore {
  find(id: string): Promise<FaqEntry | undefined>;
  /** Puts an entry in the place of the one of its id. */
  keep(entry: FaqEntry): Promise<void>;
  /** Newest first. */
  all(status: FaqEntry["status"]): Promise<readonly FaqEntry[]>;
}

type Tables = {
  faq_entries: {
    id: string;
    question: string;
    answer: string;
    basis: string;
    owner: string;
    proposed_by: string;
    status: string;
    document_id: string | null;
    changed_at: string;
  };
};

const MIGRATIONS: readonly Migration[] = [
  async (db) => {
    await sql`create table faq_entries (id text primary key, question text not null, answer text not null,
      basis text not null, owner text not null, proposed_by text not null, status text not null, document_id text,
      changed_at text not null)`.execute(db);
    await sql`create index faq_entries_by_status on faq_entries (status, changed_at)`.execute(db);
  },
];

export async function openFaqStore(store: Store): Promise<FaqStore> {
  await migrate(store, "faq-entries", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  return {
    find: async (id) => {
      const row = await db.selectFrom("faq_entries").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? undefined : asEntry(row);
    },
    keep: async ({ id, question, answer, basis, owner, proposedBy, status, documentId, changedAt }) => {
      const said = { question, answer, basis: JSON.stringify(basis), owner, proposed_by: proposedBy };
      const row = { ...said, status, document_id: documentId, changed_at: changedAt };
      await db
        .insertInto("faq_entries")
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
        .execute();
    },
    all: async (status) => {
      const rows = await db
        .selectFrom("faq_entries")
        .selectAll()
        .where("status", "=", status)
        .orderBy("changed_at", "desc")
        .orderBy("id")
        .execute();
      return rows.map(asEntry);
    },
  };
}

function asEntry(row: Tables["faq_entries"]): FaqEntry {
  const { id, question, answer, owner } = row;
  return {
    ...{ id, question, answer, owner, proposedBy: row.proposed_by, documentId: row.document_id },
    basis: z.array(BASIS).parse(JSON.parse(row.basis)),
    status: z.enum(STATUSES).parse(row.status),
    changedAt: row.changed_at,
  };
}
