import { sql } from "kysely";
import { z } from "zod";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";
import { writing } from "../../corpus/store/writing.ts";
import { type AwardEvent, CONFLICTS } from "../desk/improvements/award/event.ts";

/** The events of award rounds. What it hands out holds the scores: only the awards' service, which hides them, has it. */
export interface AwardStore {
  events(roundId: string): Promise<readonly AwardEvent[]>;
  /** Rounds in the order in which they were opened. */
  rounds(): Promise<readonly string[]>;
  /** Adds events behind the first `expected`. @returns false where others have been added since: decide again */
  append(roundId: string, expected: number, events: readonly AwardEvent[]): Promise<boolean>;
  /** Whether a person wants to be told of the result. */
  watch(roundId: string, personId: string, watches: boolean): Promise<void>;
  watchers(roundId: string): Promise<readonly string[]>;
}

type Tables = {
  award_events: { position: number | null; round_id: string; nth: number; at: string; by: string | null; what: string };
  award_watchers: { round_id: string; person_id: string };
};

const MIGRATIONS: readonly Migration[] = [
  async (db) => {
    await sql`create table award_events (position integer primary key autoincrement, round_id text not null,
      nth integer not null, at text not null, by text, what text not null, unique (round_id, nth))`.execute(db);
    await sql`create table award_watchers (round_id text not null, person_id text not null,
      primary key (round_id, person_id))`.execute(db);
  },
];

const SCORES = z.record(z.string(), z.number());
const PLAN = z.object({
  name: z.string(),
  from: z.string(),
  to: z.string(),
  scoreUntil: z.string(),
  criteria: z.array(z.object({ id: z.string(), label: z.string(), weight: z.number() })),
  prizes: z.array(z.object({ name: z.string(), upTo: z.number() })),
  judges: z.array(z.string()),
  normalised: z.boolean(),
});
const WHAT = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("opened"),
    plan: PLAN,
    judgeIds: z.array(z.string()),
    candidates: z.array(z.object({ caseId: z.string(), title: z.string() })),
  }),
  z.object({ kind: z.literal("excluded"), judgeId: z.string(), caseId: z.string(), conflict: z.enum(CONFLICTS) }),
  z.object({
    kind: z.literal("scored"),
    judgeId: z.string(),
    caseId: z.string(),
    scores: SCORES,
    comment: z.string(),
  }),
  z.object({ kind: z.literal("judge-replaced"), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal("candidate-removed"), caseId: z.string() }),
  z.object({ kind: z.literal("closed") }),
  z.object({ kind: z.literal("announced") }),
]);

export async function openAwardStore(store: Store): Promise<AwardStore> {
  await migrate(store, "awards", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  return {
    events: async (roundId) => {
      const rows = await db
        .selectFrom("award_events")
        .selectAll()
        .where("round_id", "=", roundId)
        .orderBy("nth")
        .execute();
      return rows.map(({ what, at, by }) => ({ what: WHAT.parse(JSON.parse(what)), at, by }));
    },
    rounds: async () => {
      const rows = await db
        .selectFrom("award_events")
        .select("round_id")
        .where("nth", "=", 1)
        .orderBy("position")
        .execute();
      return rows.map(({ round_id }) => round_id);
    },
    append: (roundId, expected, events) =>
      writing(db, async (transaction) => {
        const { length } = await transaction
          .selectFrom("award_events")
          .select(({ fn }) => fn.countAll<number>().as("length"))
          .where("round_id", "=", roundId)
          .executeTakeFirstOrThrow();
        if (length !== expected) return false;
        for (const [index, { what, at, by }] of events.entries()) {
          const row = {
            position: null,
            round_id: roundId,
            nth: expected + index + 1,
            at,
            by,
            what: JSON.stringify(what),
          };
          await transaction.insertInto("award_events").values(row).execute();
        }
        return true;
      }),
    watch: async (roundId, personId, watches) => {
      const row = { round_id: roundId, person_id: personId };
      if (watches) {
        await db
          .insertInto("award_watchers")
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      } else {
        await db
          .deleteFrom("award_watchers")
          .where("round_id", "=", roundId)
          .where("person_id", "=", personId)
          .execute();
      }
    },
    watchers: async (roundId) => {
      const rows = await db
        .selectFrom("award_watchers")
        .select("person_id")
        .where("round_id", "=", roundId)
        .orderBy("person_id")
        .execute();
      return rows.map(({ person_id }) => person_id);
    },
  };
}
