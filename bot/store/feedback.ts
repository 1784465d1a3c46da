import { sql } from "kysely";
import { z } from "zod";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";

export const VERDICTS = ["good", "wrong", "outdated", "missing", "unclear"] as const;

/** What a person thinks of an answer: good, or what is the matter with it. */
export type Verdict = (typeof VERDICTS)[number];

export interface Feedback {
  readonly turnId: string;
  readonly viewerId: string;
  readonly verdict: Verdict;
  /** In the person's words; empty where they left none. */
  readonly comment: string;
  /** ISO 8601. */
  readonly givenAt: string;
}

export interface FeedbackStore {
  /** Keeps one verdict for each person and turn: a later one takes the place of the earlier. */
  give(feedback: Feedback): Promise<void>;
  of(turnId: string): Promise<readonly Feedback[]>;
  /** Deletes what was given before a moment (ISO 8601). @returns how many */
  forgetBefore(moment: string): Promise<number>;
}

type Tables = {
  feedback: { turn_id: string; viewer_id: string; verdict: string; comment: string; given_at: string };
};

const MIGRATIONS: readonly Migration[] = [
  (db) =>
    sql`create table feedback (turn_id text not null, viewer_id text not null, verdict text not null,
      comment text not null, given_at text not null, primary key (turn_id, viewer_id))`.execute(db),
];

export async function openFeedbackStore(store: Store): Promise<FeedbackStore> {
  await migrate(store, "feedback", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  return {
    give: async ({ turnId, viewerId, verdict, comment, givenAt }) => {
      const given = { verdict, comment, given_at: givenAt };
      await db
        .insertInto("feedback")
        .values({ turn_id: turnId, viewer_id: viewerId, ...given })
        .onConflict((conflict) => conflict.columns(["turn_id", "viewer_id"]).doUpdateSet(given))
        .execute();
    },
    of: async (turnId) => {
      const rows = await db.selectFrom("feedback").selectAll().where("turn_id", "=", turnId).execute();
      return rows.map(({ turn_id, viewer_id, verdict, comment, given_at }) => ({
        turnId: turn_id,
        viewerId: viewer_id,
        verdict: z.enum(VERDICTS).parse(verdict),
        comment,
        givenAt: given_at,
      }));
    },
    forgetBefore: async (moment) => {
      const { numDeletedRows } = await db.deleteFrom("feedback").where("given_at", "<", moment).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
