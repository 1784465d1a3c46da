import { z } from "zod";
import type { CalendarDate } from "../../corpus/document.ts";
import type { JobState } from "../../corpus/ingest-job.ts";
import { isRefusalCode, isWarningCode, type Refusal, refusalText, type Warning, warningText } from "../reasons.ts";
import type { FileReport } from "../report.ts";

const REASON = z.object({
  code: z.custom<Refusal["code"]>((code) => typeof code === "string" && isRefusalCode(code)),
  detail: z.string(),
});
const WARNING = z.object({
  code: z.custom<Warning["code"]>((code) => typeof code === "string" && isWarningCode(code)),
  detail: z.string(),
});
const TAKEN = { file: z.string(), ms: z.number(), documentId: z.string(), effectiveFrom: z.string() };

/** What became of a job's file, as it is kept with the job: in every language, and what a command prints. */
const JOB_REPORT = z.object({
  report: z.discriminatedUnion("status", [
    z.object({
      ...{ status: z.literal("done"), ...TAKEN, passages: z.number(), warnings: z.array(WARNING) },
      original: z.string().nullable(),
    }),
    z.object({ status: z.literal("unchanged"), ...TAKEN }),
    z.object({ status: z.literal("refused"), file: z.string(), ms: z.number(), reason: REASON }),
  ]),
  /** Days to choose from where nothing said which one holds. */
  candidates: z.array(z.string()).nullable(),
});

export interface JobReport {
  readonly report: FileReport;
  readonly candidates: readonly CalendarDate[] | null;
}

export function reportAsText(report: JobReport): string {
  return JSON.stringify(report);
}

/** @returns undefined for what is no report of this version */
export function reportFromText(text: string | null): JobReport | undefined {
  return text === null ? undefined : JOB_REPORT.safeParse(JSON.parse(text)).data;
}

/** @param known what an unchanged document has already */
export function stateOf(
  { report, candidates }: JobReport,
  known: { readonly passages: number; readonly warnings: readonly string[] } = { passages: 0, warnings: [] },
): JobState {
  if (report.status === "refused") return { kind: "refused", reason: refusalText(report.reason, "ja") };
  const { documentId, effectiveFrom } = report;
  if (report.status === "unchanged") return { kind: "unchanged", documentId, effectiveFrom, ...known };
  const warnings = report.warnings.map((warning) => warningText(warning, "ja"));
  const taken = { documentId, effectiveFrom, passages: report.passages, warnings };
  return candidates === null ? { kind: "done", ...taken } : { kind: "needs-date", ...taken, candidates };
}
