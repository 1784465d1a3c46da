import { sql } from "kysely";
import type { CalendarDate } from "../../corpus/document.ts";
import type { Store } from "../../corpus/store/connection.ts";
import type { ThreadSummary, Turn } from "../conversation/contract.ts";
import { replyAsText, replyFromText } from "./reply.ts";

/** A turn as it is kept. */
export interface StoredTurn extends Turn {
  readonly viewerId: string;
  /** The question that was answered, understandable without the thread; null for small talk. */
  readonly asked: string | null;
}

/**
 * Threads and their turns. A thread is known by its id and its viewer's together: what one viewer says never
 * shows in another's, even where both give the same id.
 */
export interface ConversationStore {
  /** Stores the turn and, where it is the first, its thread: both or neither. */
  add(turn: StoredTurn): Promise<void>;
  /** The newest turn of a thread that asked something. */
  latestQuestion(thread: string, viewerId: string): Promise<StoredTurn | undefined>;
  /** Oldest first. */
  turns(thread: string, viewerId: string): Promise<readonly StoredTurn[]>;
  /** What a viewer asked, in whatever thread, newest first, at most `limit`. */
  asked(viewerId: string, limit: number): Promise<readonly StoredTurn[]>;
  turn(id: string): Promise<StoredTurn | undefined>;
  /** Newest first, at most `limit`. */
  threads(viewerId: string, limit: number): Promise<readonly ThreadSummary[]>;
  /** Deletes a thread and its turns. @returns whether there was such a thread */
  forget(thread: string, viewerId: string): Promise<boolean>;
}

interface TurnRow {
  key: number | null;
  id: string;
  thread: string;
  viewer_id: string;
  asked_at: string;
  question: string;
  asked: string | null;
  as_of: CalendarDate | null;
  reply: string;
}

type Tables = {
  threads: { thread: string; viewer_id: string; title: string; last_asked_at: string };
  turns: TurnRow;
};

const SCHEMA = [
  sql`create table if not exists threads (
    thread text not null, viewer_id text not null, title text not null, last_asked_at text not null,
    primary key (thread, viewer_id))`,
  sql`create index if not exists threads_by_viewer on threads (viewer_id, last_asked_at)`,
  sql`create table if not exists turns (
    key integer primary key autoincrement, id text not null unique, thread text not null, viewer_id text not null,
    asked_at text not null, question text not null, asked text, as_of text, reply text not null,
    foreign key (thread, viewer_id) references threads (thread, viewer_id) on delete cascade)`,
  sql`create index if not exists turns_by_thread on turns (thread, viewer_id)`,
];

export async function openConversationStore(store: Store): Promise<ConversationStore> {
  const db = store.db.withTables<Tables>();
  for (const statement of SCHEMA) await statement.execute(db);
  const turnsOf = (thread: string, viewerId: string) =>
    db.selectFrom("turns").selectAll().where("thread", "=", thread).where("viewer_id", "=", viewerId);
  return {
    add: (turn) =>
      db.transaction().execute(async (transaction) => {
        const { thread, viewerId, question, askedAt } = turn;
        await transaction
          .insertInto("threads")
          .values({ thread, viewer_id: viewerId, title: question, last_asked_at: askedAt })
          .onConflict((conflict) => conflict.columns(["thread", "viewer_id"]).doUpdateSet({ last_asked_at: askedAt }))
          .execute();
        await transaction.insertInto("turns").values(asRow(turn)).execute();
      }),
    latestQuestion: async (thread, viewerId) => {
      const row = await turnsOf(thread, viewerId)
        .where("asked", "is not", null)
        .orderBy("asked_at", "desc")
        .orderBy("key", "desc")
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? undefined : asTurn(row);
    },
    turns: async (thread, viewerId) => {
      const rows = await turnsOf(thread, viewerId).orderBy("asked_at").orderBy("key").execute();
      return rows.map(asTurn);
    },
    asked: async (viewerId, limit) => {
      const rows = await db
        .selectFrom("turns")
        .selectAll()
        .where("viewer_id", "=", viewerId)
        .where("asked", "is not", null)
        .orderBy("asked_at", "desc")
        .orderBy("key", "desc")
        .limit(limit)
        .execute();
      return rows.map(asTurn);
    },
    turn: async (id) => {
      const row = await db.selectFrom("turns").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? undefined : asTurn(row);
    },
    threads: async (viewerId, limit) => {
      const rows = await db
        .selectFrom("threads")
        .selectAll()
        .where("viewer_id", "=", viewerId)
        .orderBy("last_asked_at", "desc")
        .orderBy("thread")
        .limit(limit)
        .execute();
      return rows.map(({ thread, title, last_asked_at }) => ({ thread, title, lastAskedAt: last_asked_at }));
    },
    forget: async (thread, viewerId) => {
      const { numDeletedRows } = await db
        .deleteFrom("threads")
        .where("thread", "=", thread)
        .where("viewer_id", "=", viewerId)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

function asRow(turn: StoredTurn): TurnRow {
  return {
    key: null,
    id: turn.id,
    thread: turn.thread,
    viewer_id: turn.viewerId,
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
    viewerId: row.viewer_id,
    askedAt: row.asked_at,
    question: row.question,
    asked: row.asked,
    asOf: row.as_of,
    reply: replyFromText(row.reply),
  };
}
