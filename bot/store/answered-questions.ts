import { sql } from "kysely";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";

/** A question that somebody answered, for telling who knows about a subject. Confidential ones are never kept here. */
export interface AnsweredQuestion {
  readonly requestId: string;
  readonly personId: string;
  readonly question: string;
  readonly answer: string;
  /** ISO 8601. */
  readonly answeredAt: string;
}

export interface AnsweredStore {
  /** Keeps it once for each request and person. */
  keep(answered: AnsweredQuestion): Promise<void>;
  /** Since a moment (ISO 8601), newest first. */
  since(moment: string): Promise<readonly AnsweredQuestion[]>;
}

type Tables = {
  answered_questions: { request_id: string; person_id: string; question: string; answer: string; answered_at: string };
};

const MIGRATIONS: readonly Migration[] = [
  async (db) => {
    await sql`create table answered_questions (request_id text not null, person_id text not null, question text not null,
      answer text not null, answered_at text not null, primary key (request_id, person_id))`.execute(db);
    await sql`create index answered_questions_by_day on answered_questions (answered_at)`.execute(db);
  },
];

export async function openAnsweredStore(store: Store): Promise<AnsweredStore> {
  await migrate(store, "answered-questions", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  return {
    keep: async ({ requestId, personId, question, answer, answeredAt }) => {
      await db
        .insertInto("answered_questions")
        .values({ request_id: requestId, person_id: personId, question, answer, answered_at: answeredAt })
        .onConflict((conflict) => conflict.columns(["request_id", "person_id"]).doUpdateSet({ answer }))
        .execute();
    },
    since: async (moment) => {
      const rows = await db
        .selectFrom("answered_questions")
        .selectAll()
        .where("answered_at", ">=", moment)
        .orderBy("answered_at", "desc")
        .execute();
      return rows.map(({ request_id, person_id, question, answer, answered_at }) => ({
        ...{ requestId: request_id, personId: person_id, question, answer, answeredAt: answered_at },
      }));
    },
  };
}
