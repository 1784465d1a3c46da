import { sql } from "kysely";
import type { CalendarDate } from "../../corpus/document.ts";
import type { Migration } from "../../corpus/store/migrate.ts";

export interface TurnRow {
  key: number | null;
  id: string;
  thread: string;
  /** Whose the thread is: a viewer's id, or a room's. */
  viewer_id: string;
  asker_id: string;
  utterance_key: string | null;
  asked_at: string;
  question: string;
  asked: string | null;
  as_of: CalendarDate | null;
  reply: string;
}

export type ConversationTables = {
  threads: { thread: string; viewer_id: string; title: string; last_asked_at: string; pinned_on: CalendarDate };
  turns: TurnRow;
};

export const CONVERSATION_SCHEMA: readonly Migration[] = [
  // What data folders held before the schema had versions.
  async (db) => {
    await sql`create table if not exists threads (
      thread text not null, viewer_id text not null, title text not null, last_asked_at text not null,
      primary key (thread, viewer_id))`.execute(db);
    await sql`create index if not exists threads_by_viewer on threads (viewer_id, last_asked_at)`.execute(db);
    await sql`create table if not exists turns (
      key integer primary key autoincrement, id text not null unique, thread text not null, viewer_id text not null,
      asked_at text not null, question text not null, asked text, as_of text, reply text not null,
      foreign key (thread, viewer_id) references threads (thread, viewer_id) on delete cascade)`.execute(db);
    await sql`create index if not exists turns_by_thread on turns (thread, viewer_id)`.execute(db);
  },
  async (db) => {
    await sql`alter table turns add column asker_id text not null default ''`.execute(db);
    await sql`update turns set asker_id = viewer_id`.execute(db);
    await sql`alter table turns add column utterance_key text`.execute(db);
    await sql`alter table threads add column pinned_on text not null default ''`.execute(db);
    // The day by UTC: at most a day early, so that a change on the first day is said once too often rather than never.
    await sql`update threads set pinned_on = coalesce((select substr(min(asked_at), 1, 10) from turns
      where turns.thread = threads.thread and turns.viewer_id = threads.viewer_id), substr(last_asked_at, 1, 10))`.execute(
      db,
    );
    await sql`drop index turns_by_thread`.execute(db);
    await sql`create index turns_by_thread on turns (thread, viewer_id, asked_at)`.execute(db);
    await sql`create index turns_by_asker on turns (asker_id, asked_at) where asked is not null`.execute(db);
    await sql`create unique index turns_by_utterance on turns (utterance_key)`.execute(db);
    await sql`create index turns_by_day on turns (asked_at)`.execute(db);
    await sql`create index threads_by_day on threads (last_asked_at)`.execute(db);
  },
];
