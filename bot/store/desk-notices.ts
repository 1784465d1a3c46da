import type { Kysely, Selectable } from "kysely";
import { z } from "zod";
import { writing } from "../../corpus/store/writing.ts";
import { NOTICE_KINDS, type Notice } from "../desk/contract.ts";
import type { DeskTables } from "./desk-schema.ts";

export interface NoticeStore {
  keep(notices: readonly Notice[]): Promise<void>;
  /** Keeps the notices and that it was done, unless it was done before. @returns whether it was done now */
  keepOnce(mark: string, madeAt: string, notices: readonly Notice[]): Promise<boolean>;
  isMarked(mark: string): Promise<boolean>;
  /** Of a person, newest first. */
  of(personId: string, limit: number): Promise<readonly Notice[]>;
  /** About a request, to whomever, oldest first. */
  about(requestId: string): Promise<readonly Notice[]>;
  /** What has not been handed on, oldest first. `after`: only what was kept later than that one. */
  waiting(limit: number, after: number): Promise<readonly { readonly seq: number; readonly notice: Notice }[]>;
  handed(key: string, at: string): Promise<void>;
  /** Forgets what was handed on before a moment in ISO 8601. The keys stay, so that nothing is told a second time. */
  forgetBefore(moment: string): Promise<void>;
}

export function createNoticeStore(db: Kysely<DeskTables>): NoticeStore {
  return {
    keep: (notices) => writing(db, (transaction) => keepNotices(transaction, notices)),
    keepOnce: (mark, madeAt, notices) =>
      writing(db, async (transaction) => {
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto("desk_marks")
          .values({ key: mark, made_at: madeAt })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if ((numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
        await keepNotices(transaction, notices);
        return true;
      }),
    isMarked: async (mark) =>
      (await db.selectFrom("desk_marks").select("key").where("key", "=", mark).executeTakeFirst()) !== undefined,
    of: async (personId, limit) => {
      const rows = await db
        .selectFrom("desk_notices")
        .selectAll()
        .where("to_id", "=", personId)
        .where("to_kind", "=", "person")
        .where("text", "!=", "")
        .orderBy("seq", "desc")
        .limit(limit)
        .execute();
      return rows.map(asNotice);
    },
    about: async (requestId) => {
      const rows = await db
        .selectFrom("desk_notices")
        .selectAll()
        .where("request_id", "=", requestId)
        .orderBy("seq")
        .execute();
      return rows.map(asNotice);
    },
    waiting: async (limit, after) => {
      const rows = await db
        .selectFrom("desk_notices")
        .selectAll()
        .where("handed_at", "is", null)
        .where("seq", ">", after)
        .orderBy("seq")
        .limit(limit)
        .execute();
      return rows.map((row) => ({ seq: row.seq ?? 0, notice: asNotice(row) }));
    },
    forgetBefore: async (moment) => {
      await db
        .updateTable("desk_notices")
        .set({ title: "", text: "", why: "" })
        .where("made_at", "<", moment)
        .where("handed_at", "is not", null)
        .where("text", "!=", "")
        .execute();
    },
    handed: async (key, at) => {
      await db.updateTable("desk_notices").set({ handed_at: at }).where("key", "=", key).execute();
    },
  };
}

/** Rows of one statement: SQLite binds 32,766 values at most. */
const AT_ONCE = 1000;

/** Keeps notices within a transaction; one whose key is there already stays as it is. */
export async function keepNotices(db: Kysely<DeskTables>, notices: readonly Notice[]): Promise<void> {
  for (let from = 0; from < notices.length; from += AT_ONCE) {
    await db
      .insertInto("desk_notices")
      .values(notices.slice(from, from + AT_ONCE).map(rowOf))
      .onConflict((conflict) => conflict.column("key").doNothing())
      .execute();
  }
}

function rowOf({ key, kind, to, requestId, round, why, title, text, madeAt }: Notice) {
  const id = to.kind === "person" ? to.personId : to.channel;
  return {
    ...{ seq: null, key, kind, to_kind: to.kind, to_id: id, request_id: requestId, round, why, title, text },
    ...{ made_at: madeAt, handed_at: null },
  };
}

const KIND = z.enum(NOTICE_KINDS);

function asNotice(row: Selectable<DeskTables["desk_notices"]>): Notice {
  const { key, to_kind, to_id, request_id, round, why, title, text, made_at } = row;
  return {
    ...{ key, kind: KIND.parse(row.kind), requestId: request_id, round, why, title, text, madeAt: made_at },
    to: to_kind === "channel" ? { kind: "channel", channel: to_id } : { kind: "person", personId: to_id },
  };
}
