import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";
import { writing } from "../../corpus/store/writing.ts";
import type { AuditEntry } from "../admin/contract.ts";

/** What is noted; its number and hash come with being noted. */
type Noted = Omit<AuditEntry, "number" | "hash">;

type Verified =
  | { readonly kind: "whole"; readonly entries: number }
  /** `number` is of the first entry that is not what was noted, or after which one is missing. */
  | { readonly kind: "broken"; readonly number: number };

/** What of the log is looked for; what is left out is not asked. */
interface AuditQuery {
  readonly personId?: string | undefined;
  readonly action?: string | undefined;
  readonly subject?: string | undefined;
  /** Any of them. */
  readonly subjects?: readonly string[] | undefined;
  /** Words of the detail, or the subjects that somebody calls so. */
  readonly text?: { readonly words: string; readonly subjects: readonly string[] } | undefined;
  /** From and before, ISO 8601. */
  readonly from?: string | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Who did what, append-only: the database refuses to change or delete an entry, and the chain shows where somebody did. */
export interface Audit {
  note(entry: Noted): Promise<AuditEntry>;
  /** Newest first. */
  recent(query: AuditQuery): Promise<readonly AuditEntry[]>;
  /** Ids of all who ever did something. */
  people(): Promise<readonly string[]>;
  /** Oldest first, in pieces. */
  all(): AsyncGenerator<AuditEntry>;
  /** When something else than the actions named was last done to each subject, ISO 8601. */
  lastBySubject(except: readonly string[]): Promise<ReadonlyMap<string, string>>;
  verify(): Promise<Verified>;
}

interface Row {
  number: number;
  at: string;
  person_id: string;
  action: string;
  subject: string;
  detail: string;
  hash: string;
}

type Tables = { audit_log: Row };

const MIGRATIONS: readonly Migration[] = [
  async (db) => {
    await sql`create table audit_log (number integer primary key, at text not null, person_id text not null,
      action text not null, subject text not null, detail text not null, hash text not null)`.execute(db);
    await sql`create index audit_log_by_subject on audit_log (subject, at)`.execute(db);
    await sql`create trigger audit_log_stays before update on audit_log
      begin select raise(abort, 'the audit log is append-only'); end`.execute(db);
    await sql`create trigger audit_log_keeps before delete on audit_log
      begin select raise(abort, 'the audit log is append-only'); end`.execute(db);
  },
];

/** What stands before the first entry. */
const BEGINNING = "0".repeat(64);
const PIECE = 1_000;

export async function openAudit(store: Store): Promise<Audit> {
  await migrate(store, "audit", MIGRATIONS);
  const db = store.db.withTables<Tables>();

  async function* all(): AsyncGenerator<AuditEntry> {
    for (let last = 0; ; ) {
      const rows = await db
        .selectFrom("audit_log")
        .selectAll()
        .where("number", ">", last)
        .orderBy("number")
        .limit(PIECE)
        .execute();
      yield* rows.map(asEntry);
      const end = rows.at(-1);
      if (end === undefined) return;
      last = end.number;
    }
  }

  return {
    note: (noted) =>
      writing(db, async (transaction) => {
        const last = await transaction
          .selectFrom("audit_log")
          .select(["number", "hash"])
          .orderBy("number", "desc")
          .limit(1)
          .executeTakeFirst();
        const number = (last?.number ?? 0) + 1;
        const entry = { ...noted, number, hash: hashOf({ ...noted, number }, last?.hash ?? BEGINNING) };
        await transaction.insertInto("audit_log").values(asRow(entry)).execute();
        return entry;
      }),
    recent: async ({ personId, action, subject, subjects, text, from, before, limit }) => {
      let found = db.selectFrom("audit_log").selectAll();
      if (personId !== undefined) found = found.where("person_id", "=", personId);
      if (action !== undefined) found = found.where("action", "=", action);
      if (subject !== undefined) found = found.where("subject", "=", subject);
      if (subjects !== undefined) found = found.where("subject", "in", among(subjects));
      if (from !== undefined) found = found.where("at", ">=", from);
      if (before !== undefined) found = found.where("at", "<", before);
      if (text !== undefined) {
        const { words, subjects: called } = text;
        const told = sql<boolean>`instr(detail, ${words}) > 0`;
        found = found.where(({ or, eb }) =>
          or([told, ...(called.length === 0 ? [] : [eb("subject", "in", among(called))])]),
        );
      }
      return (await found.orderBy("number", "desc").limit(limit).execute()).map(asEntry);
    },
    people: async () => {
      const rows = await db.selectFrom("audit_log").select("person_id").distinct().execute();
      return rows.map(({ person_id }) => person_id);
    },
    all,
    lastBySubject: async (except) => {
      const rows = await db
        .selectFrom("audit_log")
        .where("action", "not in", except)
        .select(["subject", sql<string>`max(at)`.as("at")])
        .groupBy("subject")
        .execute();
      return new Map(rows.map(({ subject, at }) => [subject, at]));
    },
    verify: async () => {
      let before = BEGINNING;
      let number = 0;
      for await (const entry of all()) {
        number += 1;
        if (entry.number !== number || entry.hash !== hashOf(entry, before)) return { kind: "broken", number };
        before = entry.hash;
      }
      return { kind: "whole", entries: number };
    },
  };
}

/** Of any number, where one parameter each would be too many. */
function among(subjects: readonly string[]) {
  return sql<string>`(select value from json_each(${JSON.stringify(subjects)}))`;
}

function hashOf({ number, at, personId, action, subject, detail }: Omit<AuditEntry, "hash">, before: string): string {
  return createHash("sha256")
    .update(JSON.stringify([before, number, at, personId, action, subject, detail]))
    .digest("hex");
}

function asRow({ personId, ...entry }: AuditEntry): Row {
  return { ...entry, person_id: personId };
}

function asEntry({ person_id, ...row }: Row): AuditEntry {
  return { ...row, personId: person_id };
}
