import type { CalendarDate } from "../corpus/document.ts";
import { type Refusal, refusalText, type Warning, warningText } from "./reasons.ts";

interface Common {
  /** As the person gave it, or below the folder that they gave. */
  readonly file: string;
  readonly ms: number;
}

/** What became of one file. */
export type FileReport =
  | (Common & {
      readonly status: "done";
      readonly documentId: string;
      readonly effectiveFrom: CalendarDate;
      readonly passages: number;
      readonly warnings: readonly Warning[];
      /** The SHA-256 under which the original is kept; null where originals are not kept. */
      readonly original: string | null;
    })
  | (Common & { readonly status: "unchanged"; readonly documentId: string; readonly effectiveFrom: CalendarDate })
  | (Common & { readonly status: "refused"; readonly reason: Refusal });

/** The line of `ingest --json`. */
export function reportJson(report: FileReport): string {
  const { file, status, ms } = report;
  if (report.status === "refused") {
    return JSON.stringify({ file, status, reason: refusalText(report.reason, "en"), code: report.reason.code, ms });
  }
  const { documentId, effectiveFrom } = report;
  if (report.status === "unchanged")
    return JSON.stringify({ file, status, documentId, effectiveFrom, ms, warnings: [] });
  const warnings = report.warnings.map((warning) => warningText(warning, "en"));
  return JSON.stringify({ file, status, documentId, effectiveFrom, passages: report.passages, ms, warnings });
}

/** The line for a person; nothing where nothing happened. */
export function reportLine(report: FileReport): string | undefined {
  if (report.status === "unchanged") return undefined;
  if (report.status === "refused") return `refused  ${report.file}: ${refusalText(report.reason, "en")}`;
  const warnings = report.warnings.map((warning) => `\n         ${warningText(warning, "en")}`).join("");
  return `done     ${report.file}: ${report.passages} passages, in force from ${report.effectiveFrom}${warnings}`;
}
