import { sql } from "kysely";
import { z } from "zod";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";

const KINDS = ["app", "improvement", "correction", "person"] as const;

/** What somebody wants of other people, confirmed: kept until its desk takes it up. */
export interface Wish {
  /** The same key keeps a wish once: the message or form that it came from. */
  readonly key: string;
  readonly viewerId: string;
  readonly kind: (typeof KINDS)[number];
  readonly text: string;
  /** ISO 8601. */
  readonly wishedAt: string;
  /** Thread of a conversation that it came from; null where it did not come from one. */
  readonly thread: string | null;
}

export interface WishStore {
  /** @returns whether it is new */
  keep(wish: Wish): Promise<boolean>;
  /** All that no desk has taken up, oldest first. */
  waiting(): Promise<readonly Wish[]>;
  takenUp(key: string): Promise<void>;
  /** A viewer's own that no desk has taken up, newest first, at most `limit`. */
  of(viewerId: string, limit: number): Promise<readonly Wish[]>;
  /** The one that is kept under a key, whoever's it is. */
  find(key: string): Promise<Wish | undefined>;
  /** Takes a viewer's own wish back, before a desk takes it up. @returns whether there was such a one */
  withdraw(key: string, viewerId: string): Promise<boolean>;
}

type Tables = {
  wishes: {
    key: string;
    viewer_id: string;
    kind: string;
    text: string;
    wished_at: string;
    thread: string | null;
    taken_up: number;
  };
};

const MIGRATIONS: readonly Migration[] = [
  async (db) => {
    await sql`create table wishes (key text primary key, viewer_id text not null, kind text not null, text text not null,
      wished_at text not null, thread text)`.execute(db);
    await sql`create index wishes_by_viewer on wishes (viewer_id, wished_at)`.execute(db);
  },
  async (db) => {
    await sql`alter table wishes add column taken_up integer not null default 0`.execute(db);
    await sql`create index wishes_waiting on wishes (wished_at) where taken_up = 0`.execute(db);
  },
];

export async function openWishStore(store: Store): Promise<WishStore> {
  await migrate(store, "wishes", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  return {
    keep: async ({ key, viewerId, kind, text, wishedAt, thread }) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("wishes")
        .values({ key, viewer_id: viewerId, kind, text, wished_at: wishedAt, thread, taken_up: 0 })
        .onConflict((conflict) => conflict.column("key").doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    waiting: async () => {
      const rows = await db
        .selectFrom("wishes")
        .selectAll()
        .where("taken_up", "=", 0)
        .orderBy("wished_at")
        .orderBy("key")
        .execute();
      return rows.map(asWish);
    },
    takenUp: async (key) => {
      await db.updateTable("wishes").set({ taken_up: 1 }).where("key", "=", key).execute();
    },
    of: async (viewerId, limit) => {
      const rows = await db
        .selectFrom("wishes")
        .selectAll()
        .where("viewer_id", "=", viewerId)
        .where("taken_up", "=", 0)
        .orderBy("wished_at", "desc")
        .orderBy("key")
        .limit(limit)
        .execute();
      return rows.map(asWish);
    },
    find: async (key) => {
      const row = await db.selectFrom("wishes").selectAll().where("key", "=", key).executeTakeFirst();
      return row === undefined ? undefined : asWish(row);
    },
    withdraw: async (key, viewerId) => {
      const { numDeletedRows } = await db
        .deleteFrom("wishes")
        .where("key", "=", key)
        .where("viewer_id", "=", viewerId)
        .where("taken_up", "=", 0)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

function asWish({ key, viewer_id, kind, text, wished_at, thread }: Tables["wishes"]): Wish {
  return { key, viewerId: viewer_id, kind: z.enum(KINDS).parse(kind), text, wishedAt: wished_at, thread };
}
