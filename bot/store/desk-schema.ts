import { sql } from "kysely";
import { z } from "zod";
import type { Store } from "../../corpus/store/connection.ts";
import { type Migration, migrate } from "../../corpus/store/migrate.ts";
import { REQUEST_TYPES } from "../desk/engine/definition.ts";
import type { DeskEvent } from "../desk/engine/event.ts";

/** What the desks keep of their requests: events are the truth, everything else of a request is worked out of them. */
export type DeskTables = {
  desk_requests: {
    id: string;
    type: string;
    ordinal: number;
    number: string;
    version: number;
    asker_id: string;
    status: string;
    title: string;
    unit: string;
    confidential: number;
    submitted_at: string;
    changed_at: string;
    /** Last day on which the desk itself looked at it; null once there is nothing left to look for. */
    checked_on: string | null;
  };
  desk_events: { seq: number | null; request_id: string; position: number; event: string };
  /** Whose turn it is: of an open step's tasks, of those they were escalated to, of deputies, of what is to be reviewed. */
  desk_turns: { request_id: string; kind: string; post: string; due: string };
  desk_joiners: { request_id: string; person_id: string };
  desk_outcomes: { person_id: string; key: string; request_id: string; sentence: string };
  desk_notices: {
    seq: number | null;
    key: string;
    kind: string;
    to_kind: string;
    to_id: string;
    request_id: string | null;
    round: number | null;
    why: string;
    title: string;
    text: string;
    made_at: string;
    handed_at: string | null;
  };
  desk_marks: { key: string; made_at: string };
};

const MIGRATIONS: readonly Migration[] = [
  async (db) => {
    await sql`create table desk_requests (id text primary key, type text not null, ordinal integer not null,
      number text not null unique, version integer not null, asker_id text not null, status text not null,
      title text not null, unit text not null, confidential integer not null, submitted_at text not null,
      changed_at text not null, checked_on text, unique (type, ordinal))`.execute(db);
    await sql`create index desk_requests_by_asker on desk_requests (asker_id, changed_at)`.execute(db);
    await sql`create index desk_requests_by_change on desk_requests (changed_at)`.execute(db);
    await sql`create index desk_requests_by_check on desk_requests (checked_on) where checked_on is not null`.execute(
      db,
    );
    await sql`create table desk_events (seq integer primary key autoincrement, request_id text not null,
      position integer not null, event text not null, unique (request_id, position))`.execute(db);
    await sql`create table desk_turns (request_id text not null, kind text not null, post text not null,
      due text not null, primary key (request_id, kind, post)) without rowid`.execute(db);
    await sql`create index desk_turns_by_post on desk_turns (post, due)`.execute(db);
    await sql`create table desk_joiners (person_id text not null, request_id text not null,
      primary key (person_id, request_id)) without rowid`.execute(db);
    await sql`create index desk_joiners_by_request on desk_joiners (request_id)`.execute(db);
    await sql`create table desk_outcomes (person_id text not null, key text not null, request_id text not null,
      sentence text not null, primary key (person_id, key)) without rowid`.execute(db);
    await sql`create table desk_notices (seq integer primary key autoincrement, key text not null unique,
      kind text not null, to_kind text not null, to_id text not null, request_id text, round integer, why text not null,
      title text not null, text text not null, made_at text not null, handed_at text)`.execute(db);
    await sql`create index desk_notices_by_receiver on desk_notices (to_id, seq)`.execute(db);
    await sql`create index desk_notices_waiting on desk_notices (seq) where handed_at is null`.execute(db);
    await sql`create table desk_marks (key text primary key, made_at text not null) without rowid`.execute(db);
  },
  async (db) => {
    await sql`create index desk_notices_by_request on desk_notices (request_id, seq) where request_id is not null`.execute(
      db,
    );
  },
];

export async function openDeskTables(store: Store) {
  await migrate(store, "desk", MIGRATIONS);
  return store.db.withTables<DeskTables>();
}

const EVENT = z.custom<DeskEvent>((value) => typeof value === "object" && value !== null && "what" in value);

/** An event as it was kept. */
export function eventOf(json: string): DeskEvent {
  return EVENT.parse(JSON.parse(json));
}

export const STATUSES = ["open", "returned", "ended"] as const;
export const TYPE = z.enum(REQUEST_TYPES);
