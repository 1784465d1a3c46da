import { sql } from "kysely";
import { z } from "zod";
import type { CalendarDate } from "../../corpus/document.ts";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";

/** What is shown of a submitted improvement beside the request itself: as the desk's feed tells of it. */
export interface Submission {
  readonly requestId: string;
  /** As people name it: 改善-0123. */
  readonly number: string;
  readonly title: string;
  readonly before: string;
  readonly action: string;
  readonly effect: string;
  readonly askerId: string;
  /** The asker's, on the day of submission. */
  readonly unit: string;
  readonly joiners: readonly string[];
  readonly confidential: boolean;
  readonly phase: "open" | "adopted" | "ended";
  /** null until it is adopted. */
  readonly adoptedOn: CalendarDate | null;
}

export interface SubmissionStore {
  /** Takes the place of what was kept of the request. */
  keep(submission: Submission): Promise<void>;
  find(requestId: string): Promise<Submission | undefined>;
  /** All on which nothing is decided, without confidential ones, oldest first. */
  open(): Promise<readonly Submission[]>;
  /** Adopted from the first to the last day, oldest first. */
  adopted(from: CalendarDate, to: CalendarDate): Promise<readonly Submission[]>;
}

type Tables = {
  improvement_submissions: {
    request_id: string;
    number: string;
    title: string;
    before: string;
    action: string;
    effect: string;
    asker_id: string;
    unit: string;
    joiners: string;
    confidential: number;
    phase: string;
    adopted_on: string | null;
  };
};

const MIGRATIONS: readonly Migration[] = [
  async (db) => {
    await sql`create table improvement_submissions (request_id text primary key, number text not null, title text not null,
      before text not null, action text not null, effect text not null, asker_id text not null, unit text not null,
      joiners text not null, confidential integer not null, phase text not null, adopted_on text)`.execute(db);
    await sql`create index improvement_submissions_by_phase on improvement_submissions (phase, adopted_on)`.execute(db);
  },
];

export async function openSubmissionStore(store: Store): Promise<SubmissionStore> {
  await migrate(store, "improvement-submissions", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  const all = () => db.selectFrom("improvement_submissions").selectAll();
  return {
    keep: async (submission) => {
      const { request_id, ...rest } = asRow(submission);
      await db
        .insertInto("improvement_submissions")
        .values({ request_id, ...rest })
        .onConflict((conflict) => conflict.column("request_id").doUpdateSet(rest))
        .execute();
    },
    find: async (requestId) => {
      const row = await all().where("request_id", "=", requestId).executeTakeFirst();
      return row === undefined ? undefined : asSubmission(row);
    },
    open: async () => {
      const rows = await all().where("phase", "=", "open").where("confidential", "=", 0).orderBy("number").execute();
      return rows.map(asSubmission);
    },
    adopted: async (from, to) => {
      const rows = await all()
        .where("phase", "=", "adopted")
        .where("adopted_on", ">=", from)
        .where("adopted_on", "<=", to)
        .orderBy("adopted_on")
        .orderBy("number")
        .execute();
      return rows.map(asSubmission);
    },
  };
}

function asRow(submission: Submission): Tables["improvement_submissions"] {
  const { requestId, askerId, joiners, confidential, adoptedOn, ...rest } = submission;
  return {
    ...rest,
    request_id: requestId,
    asker_id: askerId,
    joiners: JSON.stringify(joiners),
    confidential: confidential ? 1 : 0,
    adopted_on: adoptedOn,
  };
}

function asSubmission(row: Tables["improvement_submissions"]): Submission {
  const { request_id, asker_id, joiners, confidential, adopted_on, phase, ...rest } = row;
  return {
    ...rest,
    requestId: request_id,
    askerId: asker_id,
    joiners: z.array(z.string()).parse(JSON.parse(joiners)),
    confidential: confidential === 1,
    phase: z.enum(["open", "adopted", "ended"]).parse(phase),
    adoptedOn: adopted_on,
  };
}
