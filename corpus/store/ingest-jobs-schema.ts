import { sql } from "kysely";
import { z } from "zod";
import type { JobState } from "../ingest-job.ts";
import type { Store } from "./connection.ts";
import { type Migration, migrate } from "./migrate.ts";

export type JobTables = {
  ingest_jobs: {
    seq: number | null;
    id: string;
    batch: string;
    file: string;
    bytes: number;
    by_id: string;
    at: string;
    changed_at: string;
    /** Rises with every change of any job. */
    version: number;
    /** Of the state. */
    kind: string;
    state: string;
    /** Hash of the original; null where nothing was kept because it was refused unread. */
    original: string | null;
    file_date: string;
    named: number;
    manifest_row: string;
    /** Units whose documents it may add to; null: any. */
    owners: string | null;
    /** Archives around it. */
    depth: number;
    /** Failures through no fault of the file that a reader could name. */
    attempts: number;
    /** How often the process ended while it was worked on. */
    crashes: number;
    lease: string | null;
    report: string | null;
  };
};

const MIGRATIONS: readonly Migration[] = [
  async (db) => {
    await sql`create table ingest_jobs (seq integer primary key autoincrement, id text not null unique,
      batch text not null, file text not null, bytes integer not null, by_id text not null, at text not null,
      changed_at text not null, version integer not null, kind text not null, state text not null, original text,
      file_date text not null, named integer not null, manifest_row text not null, owners text,
      depth integer not null, attempts integer not null default 0, crashes integer not null default 0, lease text,
      cancel integer not null default 0, report text)`.execute(db);
    await sql`create index ingest_jobs_open on ingest_jobs (kind, crashes, seq) where kind in ('queued', 'reading')`.execute(
      db,
    );
    await sql`create index ingest_jobs_by_batch on ingest_jobs (batch, seq)`.execute(db);
    await sql`create unique index ingest_jobs_by_version on ingest_jobs (version)`.execute(db);
  },
  async (db) => {
    // A job that is cancelled is so at once.
    await sql`alter table ingest_jobs drop column cancel`.execute(db);
  },
];

export async function openJobTables(store: Store) {
  await migrate(store, "ingest-jobs", MIGRATIONS);
  return store.db.withTables<JobTables>();
}

const TAKEN = {
  documentId: z.string(),
  effectiveFrom: z.string(),
  passages: z.number(),
  warnings: z.array(z.string()),
};

const STATE = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["queued", "cancelled"]) }),
  z.object({ kind: z.literal("reading"), done: z.number(), total: z.number() }),
  z.object({ kind: z.enum(["done", "unchanged"]), ...TAKEN }),
  z.object({ kind: z.literal("needs-date"), ...TAKEN, candidates: z.array(z.string()) }),
  z.object({ kind: z.literal("unpacked"), files: z.number() }),
  z.object({ kind: z.literal("refused"), reason: z.string() }),
  z.object({ kind: z.literal("failed"), reason: z.string(), attempts: z.number() }),
]);

export function stateFrom(json: string): JobState {
  return STATE.parse(JSON.parse(json));
}

export const NAMES = z.array(z.string());
export const ROW = z.record(z.string(), z.string());
