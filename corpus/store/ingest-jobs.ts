import { sql } from "kysely";
import type { Job, JobState } from "../ingest-job.ts";
import type { Store } from "./connection.ts";
import { asJob, asKept, change, holds, insert, type KeptJob, type NewJob } from "./ingest-job-rows.ts";
import { openJobTables, stateFrom } from "./ingest-jobs-schema.ts";
import { writing } from "./writing.ts";

export interface Settled {
  readonly id: string;
  readonly state: JobState;
  readonly report?: string | null;
  /** Counts as a failure. */
  readonly failed?: boolean;
}

/** Files on their way into the library, shared by the processes of a data folder. What `add` resolved for survives. */
export interface IngestJobs {
  add(jobs: readonly NewJob[]): Promise<readonly Job[]>;
  find(id: string): Promise<KeptJob | undefined>;
  /** Newest first, or in the order in which they came where a batch is named. */
  list(filter: {
    readonly batch?: string | undefined;
    readonly by?: string | undefined;
    readonly kinds?: ReadonlySet<JobState["kind"]> | undefined;
    readonly limit: number;
  }): Promise<readonly KeptJob[]>;
  /** How many jobs, of one person or of everybody, are in each state. */
  counts(by: string | undefined): Promise<ReadonlyMap<string, number>>;
  /** Changed after a version, in the order of the changes. */
  changedAfter(version: number): Promise<readonly KeptJob[]>;
  version(): Promise<number>;
  /**
   * Leases queued jobs to a worker, in the order in which they came. One that saw processes end comes late, alone, and never
   * `beside` others that the worker has.
   */
  take(
    worker: string,
    wanted: { readonly limit: number; readonly beside: boolean },
    at: string,
  ): Promise<readonly KeptJob[]>;
  /** Queues again what others had leased, who have ended. @returns how many */
  takeOver(worker: string, at: string): Promise<number>;
  /** Queues again what a worker has leased, which goes on. */
  release(worker: string, at: string): Promise<void>;
  /** Notes what has become of jobs, together; one that another worker has leased meanwhile is left alone. */
  settle(worker: string, settled: readonly Settled[], at: string): Promise<void>;
  /** An archive becomes the jobs of its files, all or none. */
  unpack(worker: string, id: string, files: readonly NewJob[], at: string): Promise<void>;
  /** Ends a job that is queued, read, refused or failed, at once, whoever reads it. @returns false where it is stored, or about to be */
  cancel(id: string, at: string): Promise<boolean>;
  /** Ends all that somebody brought and that is queued or read, together. @returns how many */
  cancelAll(by: string, at: string): Promise<number>;
  /** Queues again what was refused, failed or cancelled. @returns whether it was */
  retry(id: string, at: string): Promise<boolean>;
  /** Somebody said which day a document, by any of its ids, takes effect on: its jobs need no date any more. @returns how many did */
  dated(documentIds: readonly string[], day: string, at: string): Promise<number>;
  /** When something of each document was last taken in, by the id that it had then, ISO 8601. */
  lastTakenIn(): Promise<ReadonlyMap<string, string>>;
  /** How many wait or are being read. */
  open(): Promise<number>;
  /** How many files a batch has, and their bytes. */
  sizeOf(batch: string): Promise<{ readonly files: number; readonly bytes: number }>;
  /**
   * Keeps with jobs that are about to be stored what will have become of them, which outlasts the process.
   * @returns those that are still the worker's: the others are not to be stored
   */
  noteReports(
    worker: string,
    reports: readonly { readonly id: string; readonly report: string }[],
  ): Promise<readonly string[]>;
}

/** States out of which a job may be cancelled whatever was reported of it. */
const ENDED_BY_HAND: ReadonlySet<string> = new Set(["queued", "refused", "failed"]);

export async function openIngestJobs(store: Store): Promise<IngestJobs> {
  const db = await openJobTables(store);
  const all = () => db.selectFrom("ingest_jobs").selectAll();
  return {
    add: (jobs) =>
      writing(db, async (transaction) => {
        for (const job of jobs) await insert(transaction, job);
        return jobs.map(asJob);
      }),
    find: async (id) => {
      const row = await all().where("id", "=", id).executeTakeFirst();
      return row === undefined ? undefined : asKept(row);
    },
    list: async ({ batch, by, kinds, limit }) => {
      const wanted = kinds === undefined ? all() : all().where("kind", "in", [...kinds]);
      const mine = by === undefined ? wanted : wanted.where("by_id", "=", by);
      const found = batch === undefined ? mine.orderBy("seq", "desc") : mine.where("batch", "=", batch).orderBy("seq");
      return (await found.limit(limit).execute()).map(asKept);
    },
    counts: async (by) => {
      const counted = db
        .selectFrom("ingest_jobs")
        .select(["kind", sql<number>`count(*)`.as("count")])
        .groupBy("kind");
      const rows = await (by === undefined ? counted : counted.where("by_id", "=", by)).execute();
      return new Map(rows.map(({ kind, count }) => [kind, count]));
    },
    changedAfter: async (version) =>
      (await all().where("version", ">", version).orderBy("version").execute()).map(asKept),
    version: async () => {
      const row = await db
        .selectFrom("ingest_jobs")
        .select(sql<number>`coalesce(max(version), 0)`.as("version"))
        .executeTakeFirstOrThrow();
      return row.version;
    },
    take: async (worker, { limit, beside }, at) => {
      const queued = (from: Pick<typeof db, "selectFrom">) => {
        const all = from.selectFrom("ingest_jobs").where("kind", "=", "queued");
        return beside ? all.where("crashes", "=", 0) : all;
      };
      // Asked whenever anything changes in the store: nobody waits for the write lock where there is nothing to take.
      if ((await queued(db).select("id").executeTakeFirst()) === undefined) return [];
      return writing(db, async (transaction) => {
        const next = await queued(transaction).selectAll().orderBy("crashes").orderBy("seq").limit(limit).execute();
        const [first] = next;
        const taken = first !== undefined && first.crashes > 0 ? [first] : next.filter(({ crashes }) => crashes === 0);
        for (const { id } of taken) await change(transaction, id, { kind: "reading", done: 0, total: 0 }, at, worker);
        return taken.map(asKept);
      });
    },
    takeOver: (worker, at) =>
      writing(db, async (transaction) => {
        const left = await transaction
          .selectFrom("ingest_jobs")
          .select("id")
          .where("kind", "=", "reading")
          .where("lease", "!=", worker)
          .execute();
        for (const { id } of left) {
          await change(transaction, id, { kind: "queued" }, at, null);
          await transaction
            .updateTable("ingest_jobs")
            .set((row) => ({ crashes: row("crashes", "+", 1) }))
            .where("id", "=", id)
            .execute();
        }
        return left.length;
      }),
    release: (worker, at) =>
      writing(db, async (transaction) => {
        const own = await transaction.selectFrom("ingest_jobs").select("id").where("lease", "=", worker).execute();
        for (const { id } of own) await change(transaction, id, { kind: "queued" }, at, null);
      }),
    settle: (worker, settled, at) =>
      writing(db, async (transaction) => {
        for (const { id, state, report = null, failed = false } of settled) {
          if (!(await holds(transaction, worker, id))) continue;
          await change(transaction, id, state, at, null);
          await transaction
            .updateTable("ingest_jobs")
            .set((row) => ({ report, attempts: row("attempts", "+", failed ? 1 : 0) }))
            .where("id", "=", id)
            .execute();
        }
      }),
    unpack: (worker, id, files, at) =>
      writing(db, async (transaction) => {
        if (!(await holds(transaction, worker, id))) return;
        for (const file of files) await insert(transaction, file);
        await change(transaction, id, { kind: "unpacked", files: files.length }, at, null);
      }),
    cancel: (id, at) =>
      writing(db, async (transaction) => {
        const row = await transaction
          .selectFrom("ingest_jobs")
          .select(["kind", "report"])
          .where("id", "=", id)
          .executeTakeFirst();
        const isInTime =
          row?.kind === "reading" ? row.report === null : row !== undefined && ENDED_BY_HAND.has(row.kind);
        if (isInTime) await change(transaction, id, { kind: "cancelled" }, at, null);
        return isInTime;
      }),
    cancelAll: (by, at) =>
      writing(db, async (transaction) => {
        const open = await transaction
          .selectFrom("ingest_jobs")
          .select("id")
          .where("by_id", "=", by)
          .where(({ or, and, eb }) =>
            or([eb("kind", "=", "queued"), and([eb("kind", "=", "reading"), eb("report", "is", null)])]),
          )
          .execute();
        for (const { id } of open) await change(transaction, id, { kind: "cancelled" }, at, null);
        return open.length;
      }),
    retry: (id, at) =>
      writing(db, async (transaction) => {
        const row = await transaction
          .selectFrom("ingest_jobs")
          .select("id")
          .where("id", "=", id)
          .where("kind", "in", ["refused", "failed", "cancelled"])
          .where("original", "is not", null)
          .executeTakeFirst();
        if (row === undefined) return false;
        await change(transaction, id, { kind: "queued" }, at, null);
        const anew = { attempts: 0, crashes: 0, report: null };
        await transaction.updateTable("ingest_jobs").set(anew).where("id", "=", id).execute();
        return true;
      }),
    dated: (documentIds, day, at) =>
      writing(db, async (transaction) => {
        const waiting = await transaction
          .selectFrom("ingest_jobs")
          .select(["id", "state"])
          .where("kind", "=", "needs-date")
          .where(sql<string>`json_extract(state, '$.documentId')`, "in", documentIds)
          .execute();
        for (const { id, state } of waiting) {
          const asked = stateFrom(state);
          if (asked.kind !== "needs-date") continue;
          const { candidates: _, ...taken } = asked;
          await change(transaction, id, { ...taken, kind: "done", effectiveFrom: day }, at, null);
        }
        return waiting.length;
      }),
    lastTakenIn: async () => {
      const rows = await db
        .selectFrom("ingest_jobs")
        .select([
          sql<string>`json_extract(state, '$.documentId')`.as("documentId"),
          sql<string>`max(changed_at)`.as("at"),
        ])
        .where("kind", "in", ["done", "needs-date"])
        .groupBy("documentId")
        .execute();
      return new Map(rows.map(({ documentId, at }) => [documentId, at]));
    },
    sizeOf: (batch) =>
      db
        .selectFrom("ingest_jobs")
        .select([sql<number>`count(*)`.as("files"), sql<number>`coalesce(sum(bytes), 0)`.as("bytes")])
        .where("batch", "=", batch)
        .executeTakeFirstOrThrow(),
    noteReports: (worker, reports) =>
      writing(db, async (transaction) => {
        const theirs: string[] = [];
        for (const { id, report } of reports) {
          if (!(await holds(transaction, worker, id))) continue;
          await transaction.updateTable("ingest_jobs").set({ report }).where("id", "=", id).execute();
          theirs.push(id);
        }
        return theirs;
      }),
    open: async () => {
      const row = await db
        .selectFrom("ingest_jobs")
        .select(sql<number>`count(*)`.as("count"))
        .where("kind", "in", ["queued", "reading"])
        .executeTakeFirstOrThrow();
      return row.count;
    },
  };
}
