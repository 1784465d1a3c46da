import { sql } from "kysely";
import type { CalendarDate } from "../document.ts";
import type { Store } from "./connection.ts";
import { type Migration, migrate } from "./migrate.ts";

/** An amending document beside the one that it amends. */
export interface Attachment {
  readonly amendmentId: string;
  readonly baseId: string;
  /** The day from which it amends; null where its text leaves that open. */
  readonly effectiveFrom: CalendarDate | null;
}

/** Which documents only amend others, and which ones. What they say is shown beside their base and never taken for it. */
export interface Amendments {
  /** What was found by itself: takes the place of what was noted of the same pair, unless a person has parted the two. */
  propose(attachment: Attachment): Promise<void>;
  /** What a person says. */
  attach(attachment: Attachment): Promise<void>;
  /** Parts the two for good: they are not proposed again. @returns whether they were attached */
  detach(amendmentId: string, baseId: string): Promise<boolean>;
  /** Keeps what is noted of a document that is called another name from now on, or has become another's revision. */
  rename(from: string, to: string): Promise<void>;
  /** Amendments of a document in the order in which they take effect, those without a day last. */
  of(baseId: string): Promise<readonly Attachment[]>;
  /** All, in no particular order. */
  all(): Promise<readonly Attachment[]>;
}

type Tables = { amendments: { amendment_id: string; base_id: string; effective_from: string | null; parted: number } };

const MIGRATIONS: readonly Migration[] = [
  (db) =>
    sql`create table amendments (amendment_id text not null, base_id text not null, effective_from text,
      parted integer not null default 0, primary key (amendment_id, base_id))`.execute(db),
  (db) => sql`create index amendments_by_base on amendments (base_id)`.execute(db),
];

export async function openAmendments(store: Store): Promise<Amendments> {
  await migrate(store, "amendments", MIGRATIONS);
  const db = store.db.withTables<Tables>();
  return {
    propose: async (attachment) => {
      await db
        .insertInto("amendments")
        .values(asRow(attachment))
        .onConflict((conflict) =>
          conflict
            .columns(["amendment_id", "base_id"])
            .doUpdateSet({ effective_from: attachment.effectiveFrom })
            .where("amendments.parted", "=", 0),
        )
        .execute();
    },
    attach: async (attachment) => {
      await db
        .insertInto("amendments")
        .values(asRow(attachment))
        .onConflict((conflict) => conflict.columns(["amendment_id", "base_id"]).doUpdateSet(asRow(attachment)))
        .execute();
    },
    detach: async (amendmentId, baseId) => {
      const { numUpdatedRows } = await db
        .updateTable("amendments")
        .set({ parted: 1 })
        .where("amendment_id", "=", amendmentId)
        .where("base_id", "=", baseId)
        .where("parted", "=", 0)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    rename: (from, to) =>
      db.transaction().execute(async (moving) => {
        // What is noted of the other already stays as it is.
        await sql`update or ignore amendments set amendment_id = ${to} where amendment_id = ${from}`.execute(moving);
        await sql`update or ignore amendments set base_id = ${to} where base_id = ${from}`.execute(moving);
        await sql`delete from amendments where amendment_id = ${from} or base_id = ${from} or amendment_id = base_id`.execute(
          moving,
        );
      }),
    of: async (baseId) => {
      const rows = await db
        .selectFrom("amendments")
        .selectAll()
        .where("base_id", "=", baseId)
        .where("parted", "=", 0)
        .orderBy(sql`effective_from is null`)
        .orderBy("effective_from")
        .orderBy("amendment_id")
        .execute();
      return rows.map(asAttachment);
    },
    all: async () => {
      const rows = await db.selectFrom("amendments").selectAll().where("parted", "=", 0).execute();
      return rows.map(asAttachment);
    },
  };
}

function asRow({ amendmentId, baseId, effectiveFrom }: Attachment): Tables["amendments"] {
  return { amendment_id: amendmentId, base_id: baseId, effective_from: effectiveFrom, parted: 0 };
}

function asAttachment(row: Tables["amendments"]): Attachment {
  return { amendmentId: row.amendment_id, baseId: row.base_id, effectiveFrom: row.effective_from };
}
