import { sql } from "kysely";
import { z } from "zod";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";
import { noting } from "./noting.ts";

/** Something delivered that is to be handled once. Times are milliseconds since 1970. */
export interface Delivery {
  /** The same for every delivery of the same thing. */
  readonly key: string;
  /** Deliveries of one lane are handled one after the other: a thread. */
  readonly lane: string;
  /** Order within the lane: when it happened, as the sender writes it; compares as a string. */
  readonly orderedBy: string;
  /** The message that it is, `channel:ts`; null for what is no message. */
  readonly source: string | null;
  readonly body: string;
}

/** A delivery that one worker holds until it says done, or its lease runs out. */
export interface Leased extends Delivery {
  readonly receivedAt: number;
  /** 1 for the first time. */
  readonly attempts: number;
}

/** A delivery that nobody handles yet. */
export interface Waiting extends Leased {
  /** The message right before it in its lane that is not handled yet, by its source; null where it is first in its lane. */
  readonly behind: string | null;
}

interface Lease {
  readonly worker: string;
  readonly now: number;
  /** When the lease runs out unless renewed. */
  readonly until: number;
}

/**
 * What was delivered, kept until it is handled. Several processes may share it: `put` keeps a key once, `take` gives a delivery to
 * one worker.
 */
export interface Inbox {
  /** Keeps the delivery. @returns whether it is new */
  put(delivery: Delivery, now: number): Promise<boolean>;
  /** Keeps the delivery, held at once by the worker. @returns it where it is new */
  hold(delivery: Delivery, lease: Lease): Promise<Leased | undefined>;
  /** The delivery that has waited longest among those whose lane is free, first in their lane. */
  take(lease: Lease): Promise<Leased | undefined>;
  renew(keys: readonly string[], lease: Lease): Promise<void>;
  /** @returns false where another worker has taken it over */
  done(key: string, worker: string, now: number): Promise<boolean>;
  /** Gives it back, to be taken again from `notBefore` on. */
  release(key: string, worker: string, notBefore: number): Promise<void>;
  /** Marks a message as deleted: what waits for it is dropped, also where it arrives later. */
  cancel(source: string, now: number): Promise<void>;
  isCancelled(source: string): Promise<boolean>;
  /** Whether anything of the lane was ever delivered, within retention. */
  knows(lane: string): Promise<boolean>;
  /** What waits, in the order in which it is taken, at most `limit`. */
  waiting(limit: number): Promise<readonly Waiting[]>;
  /** Drops what was handled before. @returns how many */
  forgetBefore(moment: number): Promise<number>;
}

type Tables = { inbox: Row };

const ROW = z.object({
  key: z.string(),
  lane: z.string(),
  ordered_by: z.string(),
  source: z.string().nullable(),
  body: z.string(),
  state: z.enum(["waiting", "leased", "done", "cancelled"]),
  received_at: z.number(),
  not_before: z.number(),
  attempts: z.number(),
  worker: z.string().nullable(),
  lease_until: z.number(),
});
type Row = z.infer<typeof ROW>;
const BEHIND = z.object({ behind: z.string().nullable() });

const MIGRATIONS: readonly Migration[] = [
  async (db) => {
    await sql`create table inbox (key text primary key, lane text not null, ordered_by text not null, source text,
      body text not null, state text not null, received_at integer not null, not_before integer not null,
      attempts integer not null, worker text, lease_until integer not null)`.execute(db);
    await sql`create index inbox_open on inbox (received_at) where state in ('waiting', 'leased')`.execute(db);
    await sql`create index inbox_open_lane on inbox (lane, ordered_by) where state in ('waiting', 'leased')`.execute(
      db,
    );
    await sql`create index inbox_lane on inbox (lane)`.execute(db);
    await sql`create index inbox_source on inbox (source) where source is not null`.execute(db);
    await sql`create index inbox_ended on inbox (received_at) where state in ('done', 'cancelled')`.execute(db);
  },
];

export async function openInbox(store: Store): Promise<Inbox> {
  await migrate(store, "inbox", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  const insert = async (delivery: Delivery, state: Row["state"], lease: Lease) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto("inbox")
      .values(asRow(delivery, state, lease))
      .onConflict((conflict) => conflict.column("key").doNothing())
      .executeTakeFirst();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  };
  return {
    put: (delivery, now) => insert(delivery, "waiting", { worker: "", now, until: 0 }),
    hold: async (delivery, lease) =>
      (await insert(delivery, "leased", lease)) ? { ...delivery, receivedAt: lease.now, attempts: 1 } : undefined,
    // `state in (…)` stands beside what implies it, in the words of the partial indices: SQLite uses them only then.
    take: async ({ worker, now, until }) => {
      const taking = sql`
        update inbox set state = 'leased', worker = ${worker}, lease_until = ${until}, attempts = attempts + 1
        where key = (
          select key from inbox as mine
          where state in ('waiting', 'leased')
            and (state = 'waiting' and not_before <= ${now} or state = 'leased' and lease_until < ${now})
            and not exists (
              select 1 from inbox as other
              where other.lane = mine.lane and other.state in ('waiting', 'leased') and other.key <> mine.key
                and (other.state = 'leased' and other.lease_until >= ${now}
                  or (other.ordered_by, other.key) < (mine.ordered_by, mine.key)))
          order by received_at limit 1)
        returning *`;
      const { rows } = await noting(db, (connection) => taking.execute(connection));
      return rows[0] === undefined ? undefined : asLeased(rows[0]);
    },
    renew: async (keys, { worker, until }) => {
      if (keys.length === 0) return;
      await noting(db, (connection) =>
        connection
          .updateTable("inbox")
          .set({ lease_until: until })
          .where("key", "in", [...keys])
          .where("worker", "=", worker)
          .where("state", "=", "leased")
          .execute(),
      );
    },
    done: async (key, worker) => {
      // The text is needed no longer; the key is, for as long as the same thing may be delivered again.
      const { numUpdatedRows } = await noting(db, (connection) =>
        connection
          .updateTable("inbox")
          .set({ state: "done", body: "" })
          .where("key", "=", key)
          .where("worker", "=", worker)
          .where("state", "in", ["leased", "cancelled"])
          .executeTakeFirst(),
      );
      return numUpdatedRows > 0n;
    },
    release: async (key, worker, notBefore) => {
      await noting(db, (connection) =>
        connection
          .updateTable("inbox")
          .set({ state: "waiting", not_before: notBefore, worker: null })
          .where("key", "=", key)
          .where("worker", "=", worker)
          .where("state", "=", "leased")
          .execute(),
      );
    },
    cancel: async (source, now) => {
      const tombstone = { key: `deleted:${source}`, lane: `deleted:${source}`, orderedBy: "", source, body: "" };
      await insert(tombstone, "cancelled", { worker: "", now, until: 0 });
      await db
        .updateTable("inbox")
        .set({ state: "cancelled", body: "" })
        .where("source", "=", source)
        .where("state", "in", ["waiting", "leased"])
        .execute();
    },
    isCancelled: async (source) => {
      const row = await db.selectFrom("inbox").select("key").where("key", "=", `deleted:${source}`).executeTakeFirst();
      return row !== undefined;
    },
    knows: async (lane) => {
      const row = await db.selectFrom("inbox").select("key").where("lane", "=", lane).limit(1).executeTakeFirst();
      return row !== undefined;
    },
    waiting: async (limit) => {
      const { rows } = await sql`
        select *, (
          select source from inbox as other
          where other.lane = mine.lane and other.state in ('waiting', 'leased')
            and (other.ordered_by, other.key) < (mine.ordered_by, mine.key)
          order by other.ordered_by desc, other.key desc limit 1) as behind
        from inbox as mine where state in ('waiting', 'leased') and state = 'waiting'
        order by received_at limit ${limit}`.execute(db);
      return rows.map((row) => ({ ...asLeased(row), behind: BEHIND.parse(row).behind }));
    },
    forgetBefore: async (moment) => {
      const { numDeletedRows } = await db
        .deleteFrom("inbox")
        .where("received_at", "<", moment)
        .where("state", "in", ["done", "cancelled"])
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

function asRow({ key, lane, orderedBy, source, body }: Delivery, state: Row["state"], lease: Lease): Row {
  return {
    ...{ key, lane, source, body, state },
    ordered_by: orderedBy,
    received_at: lease.now,
    not_before: lease.now,
    attempts: state === "leased" ? 1 : 0,
    worker: state === "leased" ? lease.worker : null,
    lease_until: lease.until,
  };
}

function asLeased(row: unknown): Leased {
  const { key, lane, ordered_by, source, body, received_at, attempts } = ROW.parse(row);
  return { key, lane, orderedBy: ordered_by, source, body, receivedAt: received_at, attempts };
}
