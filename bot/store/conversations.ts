import { sql } from "kysely";
import type { CalendarDate } from "../../corpus/document.ts";
import type { Store } from "../../corpus/store/connection.ts";
import { migrate } from "../../corpus/store/migrate.ts";
import { writing } from "../../corpus/store/writing.ts";
import type { ThreadSummary, Turn } from "../conversation/contract.ts";
import { CONVERSATION_SCHEMA, type ConversationTables, type TurnRow } from "./conversation-schema.ts";
import { forgetBefore, retitle } from "./forget-conversations.ts";
import { replyAsText, replyFromText } from "./reply.ts";

/** A turn as it is kept. */
export interface StoredTurn extends Turn {
  /** Whose the thread is: a viewer's id, or a room's. */
  readonly owner: string;
  /** Who asked, wherever it was. */
  readonly askerId: string;
  /** Names the utterance, where the front door names utterances. */
  readonly key: string | null;
}

/**
 * Threads and their turns. A thread is known by its id and its owner's together: what one viewer says never shows in
 * another's, even where both give the same id. Every read is by an index.
 */
export interface ConversationStore {
  /**
   * Stores the turn and, where it is the first, its thread, pinned to `today`: both or neither. Where a turn of its key
   * is stored already, nothing is.
   * @returns the turn that is stored under the key now
   */
  add(turn: StoredTurn, today: CalendarDate): Promise<StoredTurn>;
  /** Puts what was asked and replied in the place of an earlier turn's of this id, which keeps its place in the thread. */
  replace(turn: StoredTurn): Promise<void>;
  byKey(key: string): Promise<StoredTurn | undefined>;
  turn(id: string): Promise<StoredTurn | undefined>;
  /** Newest first, at most `limit`; only those before the turn of the id `before`, where given. */
  recent(thread: string, owner: string, limit: number, before?: string): Promise<readonly StoredTurn[]>;
  /** Oldest first. */
  turns(thread: string, owner: string): Promise<readonly StoredTurn[]>;
  /** What a viewer asked, in whatever thread, newest first, at most `limit`. */
  asked(viewerId: string, limit: number): Promise<readonly StoredTurn[]>;
  /** Turns since a moment (ISO 8601) whose reply names a document, oldest first; may hold some that name it otherwise than by citing. */
  naming(documentId: string, since: string): Promise<readonly StoredTurn[]>;
  /** Newest first, at most `limit`. */
  threads(owner: string, limit: number): Promise<readonly ThreadSummary[]>;
  /** The day on which a thread began. */
  pinnedOn(thread: string, owner: string): Promise<CalendarDate | undefined>;
  /** Deletes a thread and its turns. @returns whether there was such a thread */
  forget(thread: string, owner: string): Promise<boolean>;
  /**
   * Deletes what was asked before a moment (ISO 8601), in steps between which others are served: turns, and threads in which
   * nothing was asked since. A thread that goes on is named by the first question left.
   * @returns how many turns were deleted
   */
  forgetBefore(moment: string): Promise<number>;
}

export async function openConversationStore(store: Store): Promise<ConversationStore> {
  await migrate(store, "conversations", CONVERSATION_SCHEMA);
  const db = store.db.withTables<ConversationTables>();
  const turnsOf = (thread: string, owner: string) =>
    db.selectFrom("turns").selectAll().where("thread", "=", thread).where("viewer_id", "=", owner);
  const threadOf = (thread: string, owner: string) =>
    db.selectFrom("threads").where("thread", "=", thread).where("viewer_id", "=", owner);
  const one = async (column: "id" | "utterance_key", value: string) => {
    const row = await db.selectFrom("turns").selectAll().where(column, "=", value).executeTakeFirst();
    return row === undefined ? undefined : asTurn(row);
  };
  return {
    add: (turn, today) =>
      writing(db, async (transaction) => {
        if (turn.key !== null) {
          const earlier = await transaction
            .selectFrom("turns")
            .selectAll()
            .where("utterance_key", "=", turn.key)
            .executeTakeFirst();
          if (earlier !== undefined) return asTurn(earlier);
        }
        const { thread, owner, question, askedAt } = turn;
        await transaction
          .insertInto("threads")
          .values({ thread, viewer_id: owner, title: question, last_asked_at: askedAt, pinned_on: today })
          .onConflict((conflict) => conflict.columns(["thread", "viewer_id"]).doUpdateSet({ last_asked_at: askedAt }))
          .execute();
        await transaction.insertInto("turns").values(asRow(turn)).execute();
        return turn;
      }),
    replace: (turn) =>
      writing(db, async (transaction) => {
        const { question, asked, as_of, reply } = asRow(turn);
        await transaction
          .updateTable("turns")
          .set({ question, asked, as_of, reply })
          .where("id", "=", turn.id)
          .execute();
        await retitle(transaction, turn.thread, turn.owner);
      }),
    byKey: (key) => one("utterance_key", key),
    turn: (id) => one("id", id),
    recent: async (thread, owner, limit, before) => {
      const all = turnsOf(thread, owner);
      const earlier =
        before === undefined
          ? all
          : all.where(sql<boolean>`(asked_at, key) < (select asked_at, key from turns where id = ${before})`);
      const rows = await earlier.orderBy("asked_at", "desc").orderBy("key", "desc").limit(limit).execute();
      return rows.map(asTurn);
    },
    turns: async (thread, owner) => {
      const rows = await turnsOf(thread, owner).orderBy("asked_at").orderBy("key").execute();
      return rows.map(asTurn);
    },
    naming: async (documentId, since) => {
      const rows = await db
        .selectFrom("turns")
        .selectAll()
        .where("asked_at", ">=", since)
        .where(sql<boolean>`instr(reply, ${documentId}) > 0`)
        .orderBy("asked_at")
        .orderBy("key")
        .execute();
      return rows.map(asTurn);
    },
    asked: async (viewerId, limit) => {
      const rows = await db
        .selectFrom("turns")
        .selectAll()
        .where("asker_id", "=", viewerId)
        .where("asked", "is not", null)
        .orderBy("asked_at", "desc")
        .orderBy("key", "desc")
        .limit(limit)
        .execute();
      return rows.map(asTurn);
    },
    threads: async (owner, limit) => {
      const rows = await db
        .selectFrom("threads")
        .selectAll()
        .where("viewer_id", "=", owner)
        .orderBy("last_asked_at", "desc")
        .orderBy("thread")
        .limit(limit)
        .execute();
      return rows.map(({ thread, title, last_asked_at }) => ({ thread, title, lastAskedAt: last_asked_at }));
    },
    pinnedOn: async (thread, owner) =>
      (await threadOf(thread, owner).select("pinned_on").executeTakeFirst())?.pinned_on,
    forget: async (thread, owner) => {
      const { numDeletedRows } = await db
        .deleteFrom("threads")
        .where("thread", "=", thread)
        .where("viewer_id", "=", owner)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
    forgetBefore: (moment) => forgetBefore(db, moment),
  };
}

function asRow(turn: StoredTurn): TurnRow {
  return {
    key: null,
    id: turn.id,
    thread: turn.thread,
    viewer_id: turn.owner,
    asker_id: turn.askerId,
    utterance_key: turn.key,
    asked_at: turn.askedAt,
    question: turn.question,
    asked: turn.asked,
    as_of: turn.asOf,
    reply: replyAsText(turn.reply),
  };
}

function asTurn(row: TurnRow): StoredTurn {
  return {
    id: row.id,
    thread: row.thread,
    owner: row.viewer_id,
    askerId: row.asker_id,
    key: row.utterance_key,
    askedAt: row.asked_at,
    question: row.question,
    asked: row.asked,
    asOf: row.as_of,
    reply: replyFromText(row.reply),
  };
}
