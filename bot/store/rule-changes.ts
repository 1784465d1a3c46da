import { sql } from "kysely";
import type { CalendarDate } from "../../corpus/document.ts";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";
import { writing } from "../../corpus/store/writing.ts";

/** A new revision that came into force, and whom its change concerned. */
export interface RuleChange {
  readonly revisionId: string;
  readonly documentId: string;
  readonly title: string;
  readonly effectiveFrom: CalendarDate;
  readonly noticedOn: CalendarDate;
  /** People who were told. */
  readonly reached: number;
  /** People whom it concerned and who do not want to be told. */
  readonly declined: number;
}

export interface RuleChangeStore {
  /** The revision of each document that was in force when it was looked at last, by document. */
  seen(): Promise<ReadonlyMap<string, string>>;
  /** Notes which revisions are in force now, with what had changed: both or neither. */
  see(inForce: ReadonlyMap<string, string>, changes: readonly RuleChange[]): Promise<void>;
  /** Newest first, at most `limit`. */
  recent(limit: number): Promise<readonly RuleChange[]>;
}

interface ChangeRow {
  revision_id: string;
  document_id: string;
  title: string;
  effective_from: string;
  noticed_on: string;
  reached: number;
  declined: number;
}

type Tables = { rules_seen: { document_id: string; revision_id: string }; rule_changes: ChangeRow };

const MIGRATIONS: readonly Migration[] = [
  async (db) => {
    await sql`create table rules_seen (document_id text primary key, revision_id text not null)`.execute(db);
    await sql`create table rule_changes (revision_id text primary key, document_id text not null, title text not null,
      effective_from text not null, noticed_on text not null, reached integer not null, declined integer not null)`.execute(
      db,
    );
  },
];

export async function openRuleChangeStore(store: Store): Promise<RuleChangeStore> {
  await migrate(store, "rule-changes", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  return {
    seen: async () => {
      const rows = await db.selectFrom("rules_seen").selectAll().execute();
      return new Map(rows.map(({ document_id, revision_id }) => [document_id, revision_id]));
    },
    see: (inForce, changes) =>
      writing(db, async (transaction) => {
        for (const [document_id, revision_id] of inForce) {
          await transaction
            .insertInto("rules_seen")
            .values({ document_id, revision_id })
            .onConflict((conflict) => conflict.column("document_id").doUpdateSet({ revision_id }))
            .execute();
        }
        for (const change of changes) {
          await transaction
            .insertInto("rule_changes")
            .values(asRow(change))
            .onConflict((conflict) => conflict.column("revision_id").doNothing())
            .execute();
        }
      }),
    recent: async (limit) => {
      const rows = await db
        .selectFrom("rule_changes")
        .selectAll()
        .orderBy("noticed_on", "desc")
        .orderBy("revision_id", "desc")
        .limit(limit)
        .execute();
      return rows.map(asChange);
    },
  };
}

function asRow({ revisionId, documentId, title, effectiveFrom, noticedOn, reached, declined }: RuleChange): ChangeRow {
  const named = { revision_id: revisionId, document_id: documentId, title, effective_from: effectiveFrom };
  return { ...named, noticed_on: noticedOn, reached, declined };
}

function asChange(row: ChangeRow): RuleChange {
  const { revision_id, document_id, title, effective_from, noticed_on, reached, declined } = row;
  const named = { revisionId: revision_id, documentId: document_id, title, effectiveFrom: effective_from };
  return { ...named, noticedOn: noticed_on, reached, declined };
}
