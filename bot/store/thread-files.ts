import { sql } from "kysely";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";

/** A file that somebody sent in a thread. Its bytes are kept elsewhere, by their hash. */
export interface ThreadFile {
  readonly key: string;
  readonly thread: string;
  /** Id of the viewer who sent it, the only one who may use it. */
  readonly owner: string;
  /** As its sender named it: only to be shown made inert, never a path. */
  readonly name: string;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly contentHash: string;
  /** ISO 8601. */
  readonly receivedAt: string;
  /** Characters of its text, from when questions of the thread go to it; null until then. */
  readonly textLength: number | null;
}

export interface ThreadFileStore {
  /** Keeps a file once for its key. */
  keep(file: ThreadFile): Promise<void>;
  /** @returns the file only to its owner */
  find(key: string, owner: string): Promise<ThreadFile | undefined>;
  setAskable(key: string, textLength: number): Promise<void>;
  /** An owner's files that questions of the thread go to, newest first, at most `limit`. */
  askable(thread: string, owner: string, limit: number): Promise<readonly ThreadFile[]>;
  forget(key: string): Promise<void>;
  /** @param moment ISO 8601 */
  forgetBefore(moment: string): Promise<void>;
  /** Hashes of all contents that some file still has. */
  contents(): Promise<ReadonlySet<string>>;
}

interface Row {
  key: string;
  thread: string;
  owner: string;
  name: string;
  content_hash: string;
  received_at: string;
  text_length: number | null;
}

type Tables = { thread_files: Row };

const MIGRATIONS: readonly Migration[] = [
  async (db) => {
    await sql`create table thread_files (key text primary key, thread text not null, owner text not null, name text not null,
      content_hash text not null, received_at text not null, text_length integer)`.execute(db);
    await sql`create index thread_files_by_thread on thread_files (thread, owner)`.execute(db);
    await sql`create index thread_files_by_time on thread_files (received_at)`.execute(db);
  },
];

export async function openThreadFileStore(store: Store): Promise<ThreadFileStore> {
  await migrate(store, "thread-files", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  return {
    keep: async ({ contentHash, receivedAt, textLength, ...rest }) => {
      await db
        .insertInto("thread_files")
        .values({ ...rest, content_hash: contentHash, received_at: receivedAt, text_length: textLength })
        .onConflict((conflict) => conflict.column("key").doNothing())
        .execute();
    },
    find: async (key, owner) => {
      const row = await db
        .selectFrom("thread_files")
        .selectAll()
        .where("key", "=", key)
        .where("owner", "=", owner)
        .executeTakeFirst();
      return row === undefined ? undefined : asThreadFile(row);
    },
    setAskable: async (key, textLength) => {
      await db.updateTable("thread_files").set({ text_length: textLength }).where("key", "=", key).execute();
    },
    askable: async (thread, owner, limit) => {
      const rows = await db
        .selectFrom("thread_files")
        .selectAll()
        .where("thread", "=", thread)
        .where("owner", "=", owner)
        .where("text_length", "is not", null)
        .orderBy("received_at", "desc")
        .orderBy("key")
        .limit(limit)
        .execute();
      return rows.map(asThreadFile);
    },
    forget: async (key) => {
      await db.deleteFrom("thread_files").where("key", "=", key).execute();
    },
    forgetBefore: async (moment) => {
      await db.deleteFrom("thread_files").where("received_at", "<", moment).execute();
    },
    contents: async () => {
      const rows = await db.selectFrom("thread_files").select("content_hash").distinct().execute();
      return new Set(rows.map((row) => row.content_hash));
    },
  };
}

function asThreadFile({ content_hash, received_at, text_length, ...rest }: Row): ThreadFile {
  return { ...rest, contentHash: content_hash, receivedAt: received_at, textLength: text_length };
}
