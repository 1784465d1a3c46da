import { sql } from "kysely";
import { z } from "zod";
import type { Store } from "../../corpus/store/connection.ts";

/** A table of the relational store as it stands. */
export interface TableState {
  readonly name: string;
  readonly rows: number;
  /** When its oldest row that is forgotten in time was made, milliseconds since 1970; null where there is none. */
  readonly oldest: number | null;
}

/** What tells a row's age, as retention sees it. */
const AGES: Readonly<Record<string, string>> = {
  inbox: "min(received_at)",
  outbox: "min(ended_at)",
  turns: "min(asked_at)",
  feedback: "min(given_at)",
};
const NAMES = z.array(z.object({ name: z.string() }));
const STATE = z.tuple([z.object({ rows: z.number(), oldest: z.union([z.number(), z.string()]).nullable() })]);
const OPEN = z.tuple([z.object({ waiting: z.number(), held: z.number() })]);

export async function tablesOf({ db }: Store): Promise<readonly TableState[]> {
  const names = await sql`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`.execute(db);
  return Promise.all(
    NAMES.parse(names.rows).map(async ({ name }) => {
      const { rows } = await sql`select count(*) as rows, ${sql.raw(AGES[name] ?? "null")} as oldest
        from ${sql.table(name)}`.execute(db);
      const [state] = STATE.parse(rows);
      return { name, rows: state.rows, oldest: momentOf(state.oldest) };
    }),
  );
}

/** What the inbox and the outbox still have to do: what nobody has taken up, and what somebody works on. */
export async function openWork({ db }: Store): Promise<{ readonly waiting: number; readonly held: number }> {
  const { rows } = await sql`select
    (select count(*) from inbox where state in ('waiting', 'leased') and state = 'waiting')
      + (select count(*) from outbox where state in ('waiting', 'sending') and state = 'waiting') as waiting,
    (select count(*) from inbox where state in ('waiting', 'leased') and state = 'leased')
      + (select count(*) from outbox where state in ('waiting', 'sending') and state = 'sending') as held`.execute(db);
  return OPEN.parse(rows)[0];
}

function momentOf(value: number | string | null): number | null {
  return typeof value === "string" ? Date.parse(value) : value;
}
