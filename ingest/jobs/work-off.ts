import { inOrder } from "../../corpus/in-order.ts";
import type { InventoryEntry, Library } from "../../corpus/library.ts";
import type { KeptJob, NewJob } from "../../corpus/store/ingest-job-rows.ts";
import type { IngestJobs, Settled } from "../../corpus/store/ingest-jobs.ts";
import { documentId } from "../../corpus/store/registry-rows.ts";
import { isDiskFull } from "../disk-full.ts";
import { ReaderPoolClosed } from "../isolation/reader-pool.ts";
import { type Warning, warningText } from "../reasons.ts";
import { storeRevisions } from "../store-revisions.ts";
import { faultOf } from "../walk.ts";
import { type JobReport, reportAsText, reportFromText, stateOf } from "./job-report.ts";
import { type PreparedJob, type PrepareParts, prepareJob } from "./prepare-job.ts";

export interface WorkParts extends Omit<PrepareParts, "sizeOf" | "library"> {
  readonly jobs: IngestJobs;
  readonly library: Pick<Library, "add" | "inventory" | "revisionOf">;
  /** Names this process among those of the data folder, anew at every start. */
  readonly worker: string;
  /** Ends the reading: what is not through by then is queued again. */
  readonly ended: Promise<"ended">;
}

/** A file is given up after so many failures that are not its own. */
const MOST_ATTEMPTS = 3;
/** A file during which the process ended so often ends it by itself. */
const MOST_CRASHES = 10;
/** Not of the revision, which stays what it is when its document is restored. */
const WITHDRAWN: Warning = { code: "document-withdrawn", detail: "" };
/** Files read while one before them is waited for. */
const READ_AHEAD = 1;

type Worked =
  | { readonly kind: "prepared"; readonly job: KeptJob; readonly prepared: PreparedJob }
  | { readonly kind: "fault"; readonly job: KeptJob; readonly fault: unknown }
  | { readonly kind: "ended"; readonly job: KeptJob };
type New = { readonly job: KeptJob; readonly prepared: Extract<PreparedJob, { kind: "new" }> };

/** Works leased jobs off: what is refused is told at once, what is new is stored together. */
export async function workOff(leased: readonly KeptJob[], parts: WorkParts): Promise<void> {
  const { jobs, library, worker, clock } = parts;
  const settle = (settled: readonly Settled[]) => jobs.settle(worker, settled, clock().toISOString());
  const inventory = remembered(library.inventory);
  const waiting: New[] = [];
  for (const { id } of leased) parts.progress?.forget(id);
  for await (const worked of inOrder(leased, READ_AHEAD, (job) => working(job, parts))) {
    const { job } = worked;
    if (worked.kind === "ended") await settle([{ id: job.id, state: { kind: "queued" } }]);
    else if (worked.kind === "fault") await settle([failed(job, worked.fault)]);
    else if (worked.prepared.kind === "archive") await unpack(job, worked.prepared.files);
    else if (worked.prepared.kind === "new") {
      const mine = await asTheirs({ job, prepared: worked.prepared }, inventory);
      if (mine === undefined) await settle([refused(job, "not-yours")]);
      else waiting.push(mine);
    } else await settle([await settledUnread(job, worked.prepared)]);
  }
  await store(waiting);

  async function unpack(job: KeptJob, files: readonly NewJob[]): Promise<void> {
    await jobs.unpack(worker, job.id, files, clock().toISOString());
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
  async function store(read: readonly New[]): Promise<void> {
    if (read.length === 0) return;
    const kept = new Set(await jobs.noteReports(worker, read.map(intention)));
    // What was cancelled while it was read is nobody's any more.
    const news = read.filter(({ job }) => kept.has(job.id));
    const reports = await storeRevisions(
      library,
      news.map(({ prepared }) => prepared.pending),
    );
    const unused = new Set((await library.inventory()).flatMap((each) => (each.withdrawn ? [each.document.id] : [])));
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

async function* working(job: KeptJob, parts: WorkParts): AsyncGenerator<Worked> {
  if (job.crashes >= MOST_CRASHES) {
    yield {
      kind: "prepared",
      job,
      prepared: { kind: "refused", reason: { code: "reader-failed", detail: "" }, ms: 0 },
    };
    return;
  }
  const { jobs, ended } = parts;
  try {
    const prepared = await Promise.race([prepareJob(job, { ...parts, sizeOf: jobs.sizeOf }), ended]);
    yield prepared === "ended" ? { kind: "ended", job } : { kind: "prepared", job, prepared };
  } catch (fault) {
    yield fault instanceof ReaderPoolClosed ? { kind: "ended", job } : { kind: "fault", job, fault };
  }
}

/** The revision as who brought it may add it: their unit's, where the file names none. @returns undefined where it is another's */
async function asTheirs(
  { job, prepared }: New,
  inventory: () => Promise<readonly InventoryEntry[]>,
): Promise<New | undefined> {
  const { owners } = job;
  if (owners === null) return { job, prepared };
  const { document } = prepared.pending.revision;
  const there = (await inventory()).find((entry) => entry.document.id === documentId(document));
  const owner = document.owner ?? there?.document.owner ?? owners[0] ?? null;
  const isTheirs = owns(owners, owner) && (there === undefined || owns(owners, there.document.owner));
  if (!isTheirs) return undefined;
  const revision = { ...prepared.pending.revision, document: { ...document, owner } };
  return { job, prepared: { ...prepared, pending: { ...prepared.pending, revision } } };
}

function owns(owners: readonly string[], owner: string | null): boolean {
  return owner !== null && owners.includes(owner);
}

/** What will have become of a job once it is stored, for when the process ends right after. */
function intention({ job, prepared }: New) {
  const { revision, warnings, original, ms } = prepared.pending;
  const { effectiveFrom, passages, document } = revision;
  const id = documentId(document);
  const report = { file: job.file, status: "done", documentId: id, effectiveFrom, passages: passages.length } as const;
  return {
    id: job.id,
    report: reportAsText({ report: { ...report, warnings, original, ms }, candidates: prepared.candidates }),
  };
}

function settledAs(job: KeptJob, report: JobReport, known?: Parameters<typeof stateOf>[1]): Settled {
  return { id: job.id, state: stateOf(report, known), report: reportAsText(report) };
}

function refused(job: KeptJob, code: "not-yours"): Settled {
  const report = { file: job.file, status: "refused", reason: { code, detail: "" }, ms: 0 } as const;
  return settledAs(job, { report, candidates: null });
}

function failed(job: KeptJob, fault: unknown): Settled {
  const attempts = job.attempts + 1;
  if (attempts < MOST_ATTEMPTS) return { id: job.id, state: { kind: "queued" }, failed: true };
  const reason = isDiskFull(fault)
    ? "保存先の空き容量がありません。空きを作ってから、再試行してください。"
    : `${attempts}回続けて処理に失敗しました（${faultOf(fault)}）。再試行しても続くときは、管理者に知らせてください。`;
  const code = isDiskFull(fault) ? "disk-full" : "not-stored";
  const report = { file: job.file, status: "refused", reason: { code, detail: faultOf(fault) }, ms: 0 } as const;
  return {
    ...{ id: job.id, state: { kind: "failed", reason, attempts }, failed: true },
    report: reportAsText({ report, candidates: null }),
  };
}

function remembered<Result>(once: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | undefined;
  return () => {
    result ??= once();
    return result;
  };
}
