import { type Kysely, sql } from "kysely";
import type { Job, JobState } from "../ingest-job.ts";
import { type JobTables, NAMES, ROW, stateFrom } from "./ingest-jobs-schema.ts";

/** A file that is to be taken in. Its original is kept already: a job is never without its file. */
export interface NewJob extends Pick<Job, "id" | "batch" | "file" | "bytes" | "by" | "at"> {
  /** SHA-256 of the original; null for what was refused unread. */
  readonly original: string | null;
  /** `YYYY-MM-DD` */
  readonly fileDate: string;
  /** Whether the person named this very file, not a folder or an archive around it. */
  readonly named: boolean;
  /** The file's row of a manifest.csv. */
  readonly row: Readonly<Record<string, string>>;
  /** Units whose documents it may add to; null: any. */
  readonly owners: readonly string[] | null;
  /** Archives around it. */
  readonly depth: number;
  /** `queued` where it is missing. */
  readonly state?: JobState;
  /** Where it is settled already. */
  readonly report?: string;
}

/** A job as whoever works it off needs it. */
export interface KeptJob extends Job, Pick<NewJob, "original" | "fileDate" | "named" | "row" | "owners" | "depth"> {
  /** Failures so far. */
  readonly attempts: number;
  /** How often a process ended while it worked on this job. */
  readonly crashes: number;
  readonly version: number;
  /** Anything that who worked it off has kept with it, as JSON. */
  readonly report: string | null;
}

type Db = Kysely<JobTables>;

const NEXT_VERSION = sql<number>`(select coalesce(max(version), 0) + 1 from ingest_jobs)`;

export async function insert(db: Db, job: NewJob): Promise<void> {
  const state = job.state ?? { kind: "queued" };
  await db
    .insertInto("ingest_jobs")
    .values({
      ...{ seq: null, id: job.id, batch: job.batch, file: job.file, bytes: job.bytes, by_id: job.by, at: job.at },
      ...{ changed_at: job.at, version: NEXT_VERSION, kind: state.kind, state: JSON.stringify(state) },
      ...{ original: job.original, file_date: job.fileDate, named: job.named ? 1 : 0 },
      manifest_row: JSON.stringify(job.row),
      owners: job.owners === null ? null : JSON.stringify(job.owners),
      ...{ depth: job.depth, attempts: 0, crashes: 0, lease: null, report: job.report ?? null },
    })
    .execute();
}

export async function change(db: Db, id: string, state: JobState, at: string, lease: string | null): Promise<void> {
  await db
    .updateTable("ingest_jobs")
    .set({ kind: state.kind, state: JSON.stringify(state), changed_at: at, lease, version: NEXT_VERSION })
    .where("id", "=", id)
    .execute();
}

export async function holds(db: Db, worker: string, id: string): Promise<boolean> {
  const row = await db.selectFrom("ingest_jobs").select("lease").where("id", "=", id).executeTakeFirst();
  return row?.lease === worker;
}

export function asJob({ id, batch, file, bytes, by, at, state = { kind: "queued" } }: NewJob): Job {
  return { id, batch, file, bytes, by, at, changedAt: at, state };
}

export function asKept(row: JobTables["ingest_jobs"]): KeptJob {
  return {
    ...{ id: row.id, batch: row.batch, file: row.file, bytes: row.bytes, by: row.by_id, at: row.at },
    ...{ changedAt: row.changed_at, state: stateFrom(row.state), original: row.original, fileDate: row.file_date },
    ...{ named: row.named === 1, row: ROW.parse(JSON.parse(row.manifest_row)) },
    owners: row.owners === null ? null : NAMES.parse(JSON.parse(row.owners)),
    ...{ depth: row.depth, attempts: row.attempts, crashes: row.crashes, version: row.version, report: row.report },
  };
}
