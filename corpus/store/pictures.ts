import { sql } from "kysely";
import type { Store } from "./connection.ts";
import { type Migration, migrate } from "./migrate.ts";

/** A picture of a document, whose bytes are kept among the originals. */
export interface KeptPicture {
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly hash: string;
  readonly mediaType: string;
  /** What its author says that it shows; empty where nothing is said. */
  readonly alt: string;
  /** The passage below which it stands. */
  readonly position: number;
}

/** Where pictures stand in revisions. These go by the hash of what they were read from, which outlasts a new name. */
export interface Pictures {
  /** Takes the place of what was noted of that revision; called before the revision is added. */
  put(contentHash: string, pictures: readonly KeptPicture[]): Promise<void>;
  /** In the order of the document. */
  of(contentHash: string): Promise<readonly KeptPicture[]>;
}

type Tables = {
  pictures: { content_hash: string; place: number; hash: string; media_type: string; alt: string; position: number };
};

const MIGRATIONS: readonly Migration[] = [
  (db) =>
    sql`create table pictures (content_hash text not null, place integer not null, hash text not null,
      media_type text not null, alt text not null, position integer not null,
      primary key (content_hash, place)) without rowid`.execute(db),
];

export async function openPictures(store: Store): Promise<Pictures> {
  await migrate(store, "pictures", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  return {
    put: (contentHash, pictures) =>
      db.transaction().execute(async (transaction) => {
        await transaction.deleteFrom("pictures").where("content_hash", "=", contentHash).execute();
        for (const [place, { hash, mediaType, alt, position }] of pictures.entries()) {
          const row = { content_hash: contentHash, place, hash, media_type: mediaType, alt, position };
          await transaction.insertInto("pictures").values(row).execute();
        }
      }),
    of: async (contentHash) => {
      const rows = await db
        .selectFrom("pictures")
        .selectAll()
        .where("content_hash", "=", contentHash)
        .orderBy("place")
        .execute();
      return rows.map(({ hash, media_type, alt, position }) => ({ hash, mediaType: media_type, alt, position }));
    },
  };
}
