import { sql } from "kysely";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";

/** What a person has chosen about the messages and lists of the desks. */
export interface DeskPreferences {
  /** Whether to be told when a rule changes that an answer of theirs cited. */
  readonly ruleChanges: boolean;
  /** Whether others may be told that this person has answered questions of a subject. */
  readonly isFindable: boolean;
}

export interface PreferenceStore {
  of(personId: string): Promise<DeskPreferences>;
  keep(personId: string, preferences: DeskPreferences): Promise<void>;
  /** Who of these agreed to be found. */
  findable(personIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Told of changed rules unless they say no; found by others only after they said yes. */
const UNSAID: DeskPreferences = { ruleChanges: true, isFindable: false };

type Tables = { desk_preferences: { person_id: string; rule_changes: number; is_findable: number } };

const MIGRATIONS: readonly Migration[] = [
  async (db) => {
    await sql`create table desk_preferences (person_id text primary key, rule_changes integer not null,
      is_findable integer not null)`.execute(db);
  },
];

export async function openPreferenceStore(store: Store): Promise<PreferenceStore> {
  await migrate(store, "desk-preferences", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  return {
    of: async (personId) => {
      const row = await db
        .selectFrom("desk_preferences")
        .selectAll()
        .where("person_id", "=", personId)
        .executeTakeFirst();
      return row === undefined ? UNSAID : { ruleChanges: row.rule_changes === 1, isFindable: row.is_findable === 1 };
    },
    keep: async (personId, { ruleChanges, isFindable }) => {
      const chosen = { rule_changes: ruleChanges ? 1 : 0, is_findable: isFindable ? 1 : 0 };
      await db
        .insertInto("desk_preferences")
        .values({ person_id: personId, ...chosen })
        .onConflict((conflict) => conflict.column("person_id").doUpdateSet(chosen))
        .execute();
    },
    findable: async (personIds) => {
      if (personIds.length === 0) return new Set();
      const rows = await db
        .selectFrom("desk_preferences")
        .select("person_id")
        .where("person_id", "in", personIds)
        .where("is_findable", "=", 1)
        .execute();
      return new Set(rows.map(({ person_id }) => person_id));
    },
  };
}
