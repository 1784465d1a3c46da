import { sql } from "kysely";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";

/** A file that somebody attached. Its bytes are kept elsewhere, by their hash. */
export interface AttachedFile {
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
  /** Who brought it: the same bytes may come from several people, under several names. */
  readonly ownerId: string;
  /** As its sender named it: only to be shown made inert, never a path. */
  readonly name: string;
  /** By its content, not by its name. */
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  /** ISO 8601. */
  readonly keptAt: string;
}

export interface AttachmentStore {
  /** Keeps it; a person's later name for the same bytes takes the earlier's place. */
  keep(file: AttachedFile): Promise<void>;
  find(hash: string, ownerId: string): Promise<AttachedFile | undefined>;
  /** Bytes that a person has brought since a moment in ISO 8601. */
  broughtSince(ownerId: string, moment: string): Promise<number>;
}

type Tables = {
  attachments: { hash: string; owner_id: string; name: string; media_type: string; size: number; kept_at: string };
};

const MIGRATIONS: readonly Migration[] = [
  (db) =>
    sql`create table attachments (hash text not null, owner_id text not null, name text not null, media_type text not null,
      size integer not null, kept_at text not null, primary key (hash, owner_id))`.execute(db),
];

export async function openAttachmentStore(store: Store): Promise<AttachmentStore> {
  await migrate(store, "attachments", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  return {
    keep: async ({ hash, ownerId, name, mediaType, size, keptAt }) => {
      await db
        .insertInto("attachments")
        .values({ hash, owner_id: ownerId, name, media_type: mediaType, size, kept_at: keptAt })
        .onConflict((conflict) => conflict.columns(["hash", "owner_id"]).doUpdateSet({ name }))
        .execute();
    },
    find: async (hash, ownerId) => {
      const row = await db
        .selectFrom("attachments")
        .selectAll()
        .where("hash", "=", hash)
        .where("owner_id", "=", ownerId)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const { owner_id, media_type, kept_at, ...rest } = row;
      return { ...rest, ownerId: owner_id, mediaType: media_type, keptAt: kept_at };
    },
    broughtSince: async (ownerId, moment) => {
      const { total } = await db
        .selectFrom("attachments")
        .select(({ fn }) => fn.coalesce(fn.sum<number>("size"), sql<number>`0`).as("total"))
        .where("owner_id", "=", ownerId)
        .where("kept_at", ">=", moment)
        .executeTakeFirstOrThrow();
      return Number(total);
    },
  };
}
