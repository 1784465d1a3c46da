import { setTimeout as pause } from "node:timers/promises";
import type { Library } from "../../corpus/library.ts";
import type { KeptJob, NewJob } from "../../corpus/store/ingest-job-rows.ts";
import type { IngestJobs, Settled } from "../../corpus/store/ingest-jobs.ts";
import { ReaderPoolClosed } from "../isolation/reader-pool.ts";
import { createPlacing } from "../place-revision.ts";
import { type Warning, warningText } from "../reasons.ts";
import { storeRevisions } from "../store-revisions.ts";
import { reportFromText } from "./job-report.ts";
import { asTheirs, failed, intention, type NewWork, owns, refused, settledAs } from "./outcome.ts";
import { NoLongerWanted, type PreparedJob, type PrepareParts, prepareJob } from "./prepare-job.ts";

export interface WorkParts extends Omit<PrepareParts, "isWanted" | "sizeOf" | "library"> {
  readonly jobs: IngestJobs;
  readonly library: Pick<Library, "add" | "inventory" | "named" | "revisionOf">;
  /** Names this process among those of the data folder, anew at every start. */
  readonly worker: string;
  /** Ends the reading: what is not through by then is queued again. */
  readonly closing: AbortSignal;
  /** How often it looks for new jobs while it reads, in milliseconds. */
  readonly everyMs: number;
}

/** A file during which the process ended so often ends it by itself. */
const MOST_CRASHES = 10;
/** Not of the revision, which stays what it is when its document is restored. */
const WITHDRAWN: Warning = { code: "document-withdrawn", detail: "" };
/** Files read at once: a long one does not keep the others waiting. */
const AT_ONCE = 2;
/** Files stored together: the index is written once for them. */
const BATCH = 8;
/** What is read is stored where nothing more has come for so long, in milliseconds. */
const QUIET_MS = 200;

type Worked =
  | { readonly kind: "prepared"; readonly job: KeptJob; readonly prepared: PreparedJob }
  | { readonly kind: "fault"; readonly job: KeptJob; readonly fault: unknown }
  | { readonly kind: "ended"; readonly job: KeptJob };

/**
 * Works jobs off until none is queued: what is refused is told at once, what is new is stored together, in the order in
 * which it came where it was read in the same moments. @returns how many jobs
 */
export async function workOff(parts: WorkParts): Promise<number> {
  const { jobs, library, worker, clock, closing, everyMs } = parts;
  const now = () => clock().toISOString();
  const settle = (settled: readonly Settled[]) => jobs.settle(worker, settled, now());
  const running = new Map<string, Promise<Worked>>();
  const places = new Map<string, number>();
  /** What was being read when a process ended is read alone, so that none is blamed for another. */
  let isAlone = false;
  let inventory = remembered(library.inventory);
  const place = createPlacing(library);
  let waiting: NewWork[] = [];
  for (;;) {
    isAlone &&= running.size > 0;
    const free = isAlone || closing.aborted ? 0 : AT_ONCE - running.size;
    const wanted = { limit: free, beside: running.size > 0 };
    for (const job of free > 0 ? await jobs.take(worker, wanted, now()) : []) {
      parts.progress?.forget(job.id);
      running.set(job.id, working(job, parts));
      places.set(job.id, places.size);
      isAlone = job.crashes > 0;
    }
    if (running.size === 0) break;
    const worked = await firstOf([...running.values()], waiting.length > 0 ? QUIET_MS : everyMs);
    if (worked !== undefined) {
      running.delete(worked.job.id);
      await take(worked);
    }
    if (worked === undefined || waiting.length >= BATCH) await storeWaiting();
  }
  await storeWaiting();
  return places.size;

  async function take(worked: Worked): Promise<void> {
    const { job } = worked;
    if (worked.kind === "ended") await settle([{ id: job.id, state: { kind: "queued" } }]);
    else if (worked.kind === "fault") await settle([failed(job, worked.fault)]);
    else if (worked.prepared.kind === "archive") await unpack(job, worked.prepared.files);
    else if (worked.prepared.kind === "new") {
      const pending = await place(worked.prepared.pending);
      const mine = await asTheirs({ job, prepared: { ...worked.prepared, pending } }, library);
      if (mine === undefined) await settle([refused(job, "not-yours")]);
      else waiting.push(mine);
    } else await settle([await settledUnread(job, worked.prepared)]);
  }
  async function unpack(job: KeptJob, files: readonly NewJob[]): Promise<void> {
    await jobs.unpack(worker, job.id, files, now());
  }
  async function settledUnread(
    job: KeptJob,
    prepared: Extract<PreparedJob, { kind: "known" | "refused" }>,
  ): Promise<Settled> {
    if (prepared.kind === "refused") {
      const { reason, ms } = prepared;
      return settledAs(job, { report: { file: job.file, status: "refused", reason, ms }, candidates: null });
    }
    // What was stored by a process that ended before it could say so.
    const before = reportFromText(job.report);
    if (before?.report.status === "done") return settledAs(job, before);
    const revision = await library.revisionOf(prepared.contentHash);
    if (revision === undefined) return { id: job.id, state: { kind: "queued" } };
    const { documentId, effectiveFrom } = revision;
    const entry = (await inventory()).find(({ document }) => document.id === documentId);
    if (job.owners !== null && !owns(job.owners, entry?.document.owner ?? null)) return refused(job, "not-yours");
    const known = {
      passages: entry?.passages.get(revision.id) ?? 0,
      warnings: [
        ...(entry?.withdrawn === true ? [warningText(WITHDRAWN, "ja")] : []),
        ...(entry?.sources.get(revision.id)?.warnings ?? []),
      ],
    };
    const report = { file: job.file, status: "unchanged", documentId, effectiveFrom, ms: prepared.ms } as const;
    return settledAs(job, { report, candidates: null }, known);
  }
  async function storeWaiting(): Promise<void> {
    const read = waiting.toSorted((one, other) => (places.get(one.job.id) ?? 0) - (places.get(other.job.id) ?? 0));
    waiting = [];
    if (read.length === 0) return;
    const intentions = await Promise.all(read.map((each) => intention(each, library)));
    const kept = new Set(await jobs.noteReports(worker, intentions));
    // What was cancelled while it was read is nobody's any more.
    const news = read.filter(({ job }) => kept.has(job.id));
    const reports = await storeRevisions(
      library,
      news.map(({ prepared }) => prepared.pending),
    );
    inventory = remembered(library.inventory);
    const unused = new Set((await inventory()).flatMap((each) => (each.withdrawn ? [each.document.id] : [])));
    await settle(
      news.flatMap(({ job, prepared }, at) => {
        const report = reports[at];
        if (report === undefined) return [];
        const isFault = report.status === "refused";
        if (isFault) return [failed(job, report.reason.code === "disk-full" ? "ENOSPC" : report.reason.detail)];
        const isUnused = report.status === "done" && unused.has(report.documentId);
        const said = isUnused ? { ...report, warnings: [WITHDRAWN, ...report.warnings] } : report;
        return [settledAs(job, { report: said, candidates: prepared.candidates })];
      }),
    );
  }
}

async function working(job: KeptJob, parts: WorkParts): Promise<Worked> {
  if (job.crashes >= MOST_CRASHES) {
    return {
      kind: "prepared",
      job,
      prepared: { kind: "refused", reason: { code: "reader-failed", detail: "" }, ms: 0 },
    };
  }
  const { jobs, closing } = parts;
  const isWanted = async (id: string) => !closing.aborted && (await jobs.find(id))?.state.kind === "reading";
  try {
    const prepared = await Promise.race([
      prepareJob(job, { ...parts, isWanted, sizeOf: jobs.sizeOf }),
      aborted(closing),
    ]);
    return prepared === undefined ? { kind: "ended", job } : { kind: "prepared", job, prepared };
  } catch (fault) {
    return fault instanceof ReaderPoolClosed || fault instanceof NoLongerWanted
      ? { kind: "ended", job }
      : { kind: "fault", job, fault };
  }
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
}

/** @returns undefined where none is there within so many milliseconds */
async function firstOf(running: readonly Promise<Worked>[], ms: number): Promise<Worked | undefined> {
  const given = new AbortController();
  const tooLong = pause(ms, undefined, { signal: given.signal }).catch(() => undefined);
  try {
    return await Promise.race([...running, tooLong]);
  } finally {
    given.abort();
  }
}

function remembered<Result>(once: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | undefined;
  return () => {
    result ??= once();
    return result;
  };
}
