import { sql } from "kysely";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";
import { writing } from "../../corpus/store/writing.ts";

/** What the device management is told of. Times are milliseconds since 1970. */
interface AppEvent {
  /** The same for the same event: the receiver tells by it what it has got already. */
  readonly id: string;
  /** JSON. */
  readonly body: string;
  readonly attempts: number;
}

/** Events until they have arrived, in the order in which they were put; one that fails holds back those after it. */
export interface AppEventQueue {
  /** @returns whether it is new */
  put(id: string, body: string, now: number): Promise<boolean>;
  /** The first that waits, where it is due and nobody holds it; held until `until`. */
  take(now: number, until: number): Promise<AppEvent | undefined>;
  arrived(id: string, now: number): Promise<void>;
  /** To be tried again from `notBefore` on. */
  failed(id: string, reason: string, notBefore: number): Promise<void>;
  /** How many wait, since when the first does, and why it has not arrived. */
  waiting(): Promise<{ readonly count: number; readonly since: number | null; readonly reason: string | null }>;
  /** Drops what arrived before. */
  forgetBefore(moment: number): Promise<number>;
}

type Tables = {
  app_events: {
    position: number | null;
    id: string;
    body: string;
    attempts: number;
    put_at: number;
    not_before: number;
    arrived_at: number | null;
    reason: string | null;
  };
};

const MIGRATIONS: readonly Migration[] = [
  async (db) => {
    await sql`create table app_events (position integer primary key autoincrement, id text not null unique,
      body text not null, attempts integer not null, put_at integer not null, not_before integer not null,
      arrived_at integer, reason text)`.execute(db);
    await sql`create index app_events_waiting on app_events (position) where arrived_at is null`.execute(db);
  },
];

export async function openAppEventQueue(store: Store): Promise<AppEventQueue> {
  await migrate(store, "app-events", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  const first = (connection: typeof db) =>
    connection.selectFrom("app_events").selectAll().where("arrived_at", "is", null).orderBy("position").limit(1);
  return {
    put: async (id, body, now) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("app_events")
        .values({
          ...{ position: null, id, body, attempts: 0, put_at: now, not_before: now, arrived_at: null, reason: null },
        })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    take: (now, until) =>
      writing(db, async (connection) => {
        const row = await first(connection).executeTakeFirst();
        if (row === undefined || row.not_before > now) return undefined;
        const attempts = row.attempts + 1;
        await connection
          .updateTable("app_events")
          .set({ attempts, not_before: until })
          .where("position", "=", row.position)
          .execute();
        return { id: row.id, body: row.body, attempts };
      }),
    arrived: async (id, now) => {
      await db.updateTable("app_events").set({ arrived_at: now, reason: null }).where("id", "=", id).execute();
    },
    failed: async (id, reason, notBefore) => {
      await db
        .updateTable("app_events")
        .set({ not_before: notBefore, reason })
        .where("id", "=", id)
        .where("arrived_at", "is", null)
        .execute();
    },
    waiting: async () => {
      const { count } = await db
        .selectFrom("app_events")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .where("arrived_at", "is", null)
        .executeTakeFirstOrThrow();
      const row = await first(db).executeTakeFirst();
      return { count, since: row?.put_at ?? null, reason: row?.reason ?? null };
    },
    forgetBefore: async (moment) => {
      const { numDeletedRows } = await db.deleteFrom("app_events").where("arrived_at", "<", moment).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
