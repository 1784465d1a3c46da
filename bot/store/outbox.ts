import { sql } from "kysely";
import { z } from "zod";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";
import { noting } from "./noting.ts";

/** Something to send once. Times are milliseconds since 1970. */
export interface Outgoing {
  /** The same for the same thing: putting it again changes nothing. */
  readonly key: string;
  /** What is paced and kept in order: a channel. */
  readonly lane: string;
  readonly body: string;
}

/** What one sender holds until it says what became of it, or its lease runs out. */
export interface Sending extends Outgoing {
  readonly createdAt: number;
  readonly attempts: number;
  /** Set where an earlier attempt may have arrived: whoever sends it looks first. */
  readonly isUnsure: boolean;
}

interface SendingLease {
  readonly worker: string;
  readonly now: number;
  readonly until: number;
  /** Milliseconds between two messages of a lane. */
  readonly interval: number;
}

/** What waits to be sent, shared by processes: one sender takes a message, those of a lane go in order and paced. */
export interface Outbox {
  /** @returns whether it is new */
  put(outgoing: Outgoing, now: number): Promise<boolean>;
  take(lease: SendingLease): Promise<Sending | undefined>;
  /** @param reference what the receiver calls it, to be changed later; null where it has no name */
  sent(key: string, reference: string | null, now: number): Promise<void>;
  /** Not sent: to be tried again from `notBefore` on. `isUnsure` where it may have arrived all the same. */
  retry(key: string, notBefore: number, isUnsure: boolean): Promise<void>;
  /** Given up. */
  failed(key: string, reason: string, now: number): Promise<void>;
  /** Drops what has not been sent yet. @returns whether it was dropped in time */
  withdraw(key: string): Promise<boolean>;
  /** The name that the receiver gave it; undefined where it was not sent. */
  referenceOf(key: string): Promise<string | undefined>;
  /** How many wait. */
  depth(): Promise<number>;
  /** Drops what was sent or given up before. @returns how many */
  forgetBefore(moment: number): Promise<number>;
}

const ROW = z.object({
  id: z.number(),
  key: z.string(),
  lane: z.string(),
  body: z.string(),
  state: z.enum(["waiting", "sending", "sent", "failed"]),
  created_at: z.number(),
  not_before: z.number(),
  attempts: z.number(),
  unsure: z.number(),
  worker: z.string().nullable(),
  lease_until: z.number(),
  reference: z.string().nullable(),
  ended_at: z.number().nullable(),
  reason: z.string().nullable(),
});
type Row = z.infer<typeof ROW>;
type Tables = { outbox: Omit<Row, "id"> & { id: number | null } };

const MIGRATIONS: readonly Migration[] = [
  async (db) => {
    await sql`create table outbox (id integer primary key autoincrement, key text not null unique, lane text not null,
      body text not null, state text not null, created_at integer not null, not_before integer not null,
      attempts integer not null, unsure integer not null, worker text, lease_until integer not null, reference text,
      ended_at integer, reason text)`.execute(db);
    await sql`create index outbox_open on outbox (id) where state in ('waiting', 'sending')`.execute(db);
    await sql`create index outbox_open_lane on outbox (lane, id) where state in ('waiting', 'sending')`.execute(db);
    await sql`create index outbox_ended_lane on outbox (lane, ended_at) where state in ('sent', 'failed')`.execute(db);
    await sql`create index outbox_ended on outbox (ended_at) where state in ('sent', 'failed')`.execute(db);
  },
];

export async function openOutbox(store: Store): Promise<Outbox> {
  await migrate(store, "outbox", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  const end = async (key: string, ended: Partial<Row>) => {
    await noting(db, (connection) =>
      connection
        .updateTable("outbox")
        .set({ body: "", worker: null, ...ended })
        .where("key", "=", key)
        .execute(),
    );
  };
  return {
    put: async ({ key, lane, body }, now) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("outbox")
        .values({
          ...{ id: null, key, lane, body, state: "waiting", created_at: now, not_before: now, attempts: 0, unsure: 0 },
          ...{ worker: null, lease_until: 0, reference: null, ended_at: null, reason: null },
        })
        .onConflict((conflict) => conflict.column("key").doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    // `state in (…)` stands beside what implies it, in the words of the partial indices: SQLite uses them only then.
    take: async ({ worker, now, until, interval }) => {
      // Whoever held it ended without a word: it may have arrived. Waits for the disk, so that this is known after a power loss too.
      const { rows } = await sql`
        update outbox set unsure = case when state = 'sending' then 1 else unsure end,
          state = 'sending', worker = ${worker}, lease_until = ${until}, attempts = attempts + 1
        where id = (
          select id from outbox as mine
          where state in ('waiting', 'sending')
            and (state = 'waiting' and not_before <= ${now} or state = 'sending' and lease_until < ${now})
            and not exists (
              select 1 from outbox as other where other.lane = mine.lane and other.id <> mine.id
                and other.state in ('waiting', 'sending')
                and (other.id < mine.id or other.state = 'sending' and other.lease_until >= ${now}))
            and not exists (
              select 1 from outbox as last where last.lane = mine.lane and last.state in ('sent', 'failed')
                and last.ended_at > ${now - interval})
          order by id limit 1)
        returning *`.execute(db);
      return rows[0] === undefined ? undefined : asSending(rows[0]);
    },
    sent: (key, reference, now) => end(key, { state: "sent", reference, ended_at: now }),
    retry: async (key, notBefore, isUnsure) => {
      await noting(db, (connection) =>
        connection
          .updateTable("outbox")
          .set({ state: "waiting", not_before: notBefore, unsure: isUnsure ? 1 : 0, worker: null })
          .where("key", "=", key)
          .where("state", "=", "sending")
          .execute(),
      );
    },
    failed: (key, reason, now) => end(key, { state: "failed", reason, ended_at: now }),
    withdraw: async (key) => {
      const { numDeletedRows } = await db
        .deleteFrom("outbox")
        .where("key", "=", key)
        .where("state", "=", "waiting")
        .where("attempts", "=", 0)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
    referenceOf: async (key) => {
      const row = await db.selectFrom("outbox").select("reference").where("key", "=", key).executeTakeFirst();
      return row?.reference ?? undefined;
    },
    depth: async () => {
      const { rows } = await sql<{ waiting: number }>`
        select count(*) as waiting from outbox where state in ('waiting', 'sending')`.execute(db);
      return rows[0]?.waiting ?? 0;
    },
    forgetBefore: async (moment) => {
      const { numDeletedRows } = await db
        .deleteFrom("outbox")
        .where("state", "in", ["sent", "failed"])
        .where("ended_at", "<", moment)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

function asSending(row: unknown): Sending {
  const { key, lane, body, created_at, attempts, unsure } = ROW.parse(row);
  return { key, lane, body, createdAt: created_at, attempts, isUnsure: unsure === 1 };
}
