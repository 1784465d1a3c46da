import { sql } from "kysely";
import { z } from "zod";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";
import { VERDICTS, type Verdict } from "./feedback.ts";
import { replyFromText } from "./reply.ts";

/** A question as it was asked of the documents, without who asked it. */
export interface AskedQuestion {
  readonly turnId: string;
  readonly question: string;
  readonly askedAt: string;
  readonly isAnswered: boolean;
  /** What those who read the answer thought of it, but for `good`. */
  readonly faults: readonly Verdict[];
  /** Document that was cited first, or came nearest. */
  readonly documentId: string | null;
  /** Department in charge of it. */
  readonly department: string | null;
  /** When it was handed to its owner; null where nobody has. */
  readonly handedOverAt: string | null;
  /** Whether somebody has seen to it that the next who ask are answered. */
  readonly isSettled: boolean;
}

export interface AskedQuestions {
  /** Since a moment (ISO 8601), oldest first: answered and unanswerable ones. */
  since(moment: string): Promise<readonly AskedQuestion[]>;
  /** Notes that questions were handed to their owner; those noted before keep their moment. */
  handOver(turnIds: readonly string[], at: string): Promise<void>;
  settle(turnIds: readonly string[], at: string): Promise<void>;
}

type Tables = {
  turns: { id: string; asked: string | null; asked_at: string; reply: string };
  feedback: { turn_id: string; verdict: string };
  handed_over: { turn_id: string; at: string };
  settled_questions: { turn_id: string; at: string };
};

const MIGRATIONS: readonly Migration[] = [
  (db) => sql`create table handed_over (turn_id text primary key, at text not null) without rowid`.execute(db),
  (db) => sql`create table settled_questions (turn_id text primary key, at text not null) without rowid`.execute(db),
];

/** Over the tables of the conversations and of feedback, which are open by then. */
export async function openAskedQuestions(store: Store): Promise<AskedQuestions> {
  await migrate(store, "handed-over", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  return {
    since: async (moment) => {
      const rows = await db
        .selectFrom("turns")
        .leftJoin("handed_over", "handed_over.turn_id", "turns.id")
        .leftJoin("settled_questions", "settled_questions.turn_id", "turns.id")
        .select(["turns.id", "turns.asked", "turns.asked_at", "turns.reply", "handed_over.at"])
        .select("settled_questions.at as settled")
        .where("turns.asked_at", ">=", moment)
        .where("turns.asked", "is not", null)
        .orderBy("turns.asked_at")
        .execute();
      const verdicts = await db.selectFrom("feedback").select(["turn_id", "verdict"]).execute();
      const faults = Map.groupBy(
        verdicts.filter(({ verdict }) => verdict !== "good"),
        ({ turn_id }) => turn_id,
      );
      return rows.flatMap((row) => {
        const said = z.array(z.enum(VERDICTS)).parse((faults.get(row.id) ?? []).map(({ verdict }) => verdict));
        return asQuestion(row, said) ?? [];
      });
    },
    handOver: (turnIds, at) => noteOnce("handed_over", turnIds, at),
    settle: (turnIds, at) => noteOnce("settled_questions", turnIds, at),
  };

  async function noteOnce(table: "handed_over" | "settled_questions", turnIds: readonly string[], at: string) {
    for (const turnId of turnIds)
      await db
        .insertInto(table)
        .values({ turn_id: turnId, at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  }
}

function asQuestion(
  row: Tables["turns"] & { readonly at: string | null; readonly settled: string | null },
  faults: readonly Verdict[],
): AskedQuestion | undefined {
  const reply = replyFromText(row.reply);
  if (reply.kind !== "answered" && reply.kind !== "unanswerable") return undefined;
  const nearest = reply.kind === "answered" ? reply.citations[0] : reply.nearest[0];
  return {
    ...{ turnId: row.id, question: row.asked ?? "", askedAt: row.asked_at, faults, handedOverAt: row.at },
    ...{ isAnswered: reply.kind === "answered", isSettled: row.settled !== null },
    documentId: nearest?.documentId ?? null,
    department: reply.kind === "unanswerable" ? (reply.handOff?.department ?? null) : null,
  };
}
