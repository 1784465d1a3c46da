import type { Library } from "../../corpus/library.ts";
import type { KeptJob } from "../../corpus/store/ingest-job-rows.ts";
import type { Settled } from "../../corpus/store/ingest-jobs.ts";
import { documentId } from "../../corpus/store/registry-rows.ts";
import { isDiskFull } from "../disk-full.ts";
import { faultOf } from "../fault.ts";
import { type JobReport, reportAsText, stateOf } from "./job-report.ts";
import type { PreparedJob } from "./prepare-job.ts";

/** A file is given up after so many failures that are not its own. */
const MOST_ATTEMPTS = 3;

/** A job whose file can be stored. */
export interface NewWork {
  readonly job: KeptJob;
  readonly prepared: Extract<PreparedJob, { kind: "new" }>;
}

/** The revision as who brought it may add it: their unit's, where the file names none. @returns undefined where it is another's */
export async function asTheirs(
  { job, prepared }: NewWork,
  library: Pick<Library, "named">,
): Promise<NewWork | undefined> {
  const { owners } = job;
  if (owners === null) return { job, prepared };
  const { document } = prepared.pending.revision;
  const there = (await library.named(document)).document;
  const owner = document.owner ?? there?.document.owner ?? owners[0] ?? null;
  const isTheirs = owns(owners, owner) && (there === undefined || owns(owners, there.document.owner));
  if (!isTheirs) return undefined;
  const revision = { ...prepared.pending.revision, document: { ...document, owner } };
  return { job, prepared: { ...prepared, pending: { ...prepared.pending, revision } } };
}

export function owns(owners: readonly string[], owner: string | null): boolean {
  return owner !== null && owners.includes(owner);
}

/** What will have become of a job once it is stored, for when the process ends right after. */
export async function intention({ job, prepared }: NewWork, library: Pick<Library, "named">) {
  const { revision, warnings, original, ms } = prepared.pending;
  const { effectiveFrom, passages, document } = revision;
  const id = (await library.named(document)).document?.document.id ?? documentId(document);
  const report = { file: job.file, status: "done", documentId: id, effectiveFrom, passages: passages.length } as const;
  return {
    id: job.id,
    report: reportAsText({ report: { ...report, warnings, original, ms }, candidates: prepared.candidates }),
  };
}

export function settledAs(job: KeptJob, report: JobReport, known?: Parameters<typeof stateOf>[1]): Settled {
  return { id: job.id, state: stateOf(report, known), report: reportAsText(report) };
}

export function refused(job: KeptJob, code: "not-yours"): Settled {
  const report = { file: job.file, status: "refused", reason: { code, detail: "" }, ms: 0 } as const;
  return settledAs(job, { report, candidates: null });
}

export function failed(job: KeptJob, fault: unknown): Settled {
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
