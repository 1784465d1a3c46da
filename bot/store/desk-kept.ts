import { sql } from "kysely";
import { z } from "zod";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";
import type { Draft, Substitution } from "../desk/contract.ts";
import type { FieldValues, RequestType } from "../desk/engine/definition.ts";

/** What people keep at the desks beside their requests, and how far its readers are. */
export interface DeskKept {
  draft(type: RequestType, personId: string): Promise<Draft | undefined>;
  keepDraft(type: RequestType, personId: string, draft: Omit<Draft, "type"> | null): Promise<void>;
  keepSubstitution(substitution: Substitution, namedBy: string): Promise<void>;
  /** Those that have not ended before the day. */
  substitutionsFrom(day: string): Promise<readonly NamedSubstitution[]>;
  endSubstitution(id: string): Promise<boolean>;
  /** How far a reader of the events is; 0 for a new one. */
  cursor(consumer: string): Promise<number>;
  /** Never back. */
  advance(consumer: string, seq: number): Promise<void>;
}

interface NamedSubstitution extends Substitution {
  readonly namedBy: string;
}

type Tables = {
  desk_drafts: { person_id: string; type: string; fields: string; saved_at: string };
  desk_substitutions: {
    id: string;
    post: string;
    substitute_id: string;
    from_day: string;
    to_day: string;
    named_by: string;
  };
  desk_cursors: { consumer: string; seq: number };
};

const MIGRATIONS: readonly Migration[] = [
  async (db) => {
    await sql`create table desk_drafts (person_id text not null, type text not null, fields text not null,
      saved_at text not null, primary key (person_id, type)) without rowid`.execute(db);
    await sql`create table desk_substitutions (id text primary key, post text not null, substitute_id text not null,
      from_day text not null, to_day text not null, named_by text not null)`.execute(db);
    await sql`create index desk_substitutions_by_end on desk_substitutions (to_day)`.execute(db);
    await sql`create table desk_cursors (consumer text primary key, seq integer not null) without rowid`.execute(db);
  },
];

const FIELDS = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]));

export async function openDeskKept(store: Store): Promise<DeskKept> {
  await migrate(store, "desk-kept", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  return {
    draft: async (type, personId) => {
      const row = await db
        .selectFrom("desk_drafts")
        .selectAll()
        .where("person_id", "=", personId)
        .where("type", "=", type)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const fields: FieldValues = FIELDS.parse(JSON.parse(row.fields));
      return { type, fields, savedAt: row.saved_at };
    },
    keepDraft: async (type, personId, draft) => {
      if (draft === null) {
        await db.deleteFrom("desk_drafts").where("person_id", "=", personId).where("type", "=", type).execute();
        return;
      }
      const kept = { fields: JSON.stringify(draft.fields), saved_at: draft.savedAt };
      await db
        .insertInto("desk_drafts")
        .values({ person_id: personId, type, ...kept })
        .onConflict((conflict) => conflict.columns(["person_id", "type"]).doUpdateSet(kept))
        .execute();
    },
    keepSubstitution: async ({ id, post, substituteId, from, to }, namedBy) => {
      await db
        .insertInto("desk_substitutions")
        .values({ id, post, substitute_id: substituteId, from_day: from, to_day: to, named_by: namedBy })
        .execute();
    },
    substitutionsFrom: async (day) => {
      const rows = await db
        .selectFrom("desk_substitutions")
        .selectAll()
        .where("to_day", ">=", day)
        .orderBy("from_day")
        .orderBy("id")
        .execute();
      return rows.map(({ id, post, substitute_id, from_day, to_day, named_by }) => ({
        ...{ id, post, substituteId: substitute_id, from: from_day, to: to_day, namedBy: named_by },
      }));
    },
    endSubstitution: async (id) => {
      const { numDeletedRows } = await db.deleteFrom("desk_substitutions").where("id", "=", id).executeTakeFirst();
      return numDeletedRows > 0n;
    },
    cursor: async (consumer) => {
      const row = await db.selectFrom("desk_cursors").select("seq").where("consumer", "=", consumer).executeTakeFirst();
      return row?.seq ?? 0;
    },
    advance: async (consumer, seq) => {
      await db
        .insertInto("desk_cursors")
        .values({ consumer, seq })
        .onConflict((conflict) => conflict.column("consumer").doUpdateSet({ seq: sql`max(seq, excluded.seq)` }))
        .execute();
    },
  };
}
