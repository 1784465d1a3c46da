import type { CalendarDate } from "./document.ts";

/** Where one file that was brought stands. */
export type JobState =
  | { readonly kind: "queued" }
  /** `done` of `total` is what the reader tells of its pages; `total` is 0 where it tells nothing. */
  | { readonly kind: "reading"; readonly done: number; readonly total: number }
  | {
      readonly kind: "done" | "unchanged";
      readonly documentId: string;
      readonly effectiveFrom: CalendarDate;
      readonly passages: number;
      /** In Japanese, each a sentence. */
      readonly warnings: readonly string[];
    }
  /** Taken in, with the file's day (today's, where it was uploaded) until somebody says which: `candidates` are the days that its text names. */
  | {
      readonly kind: "needs-date";
      readonly documentId: string;
      readonly effectiveFrom: CalendarDate;
      readonly passages: number;
      readonly warnings: readonly string[];
      readonly candidates: readonly CalendarDate[];
    }
  /** An archive: each of its files has a job of its own now, in the same batch. */
  | { readonly kind: "unpacked"; readonly files: number }
  /** `reason` is a sentence in Japanese that says what to do. A refused file is refused again by a retry unless it changes. */
  | { readonly kind: "refused"; readonly reason: string }
  /** The dead letter: it failed again and again, through no fault that a reader could name. */
  | { readonly kind: "failed"; readonly reason: string; readonly attempts: number }
  | { readonly kind: "cancelled" };

export interface Job {
  readonly id: string;
  /** Of the files that were brought together. */
  readonly batch: string;
  /** With the folders in which it lay: 規程/旅費規程.docx; a file of an archive after the archive's. */
  readonly file: string;
  readonly bytes: number;
  /** A person's id. */
  readonly by: string;
  readonly at: string;
  readonly changedAt: string;
  readonly state: JobState;
}

/** Whether nothing more becomes of a job by itself. */
export function isSettled({ kind }: JobState): boolean {
  return kind !== "queued" && kind !== "reading";
}

/** States in which somebody has to look at the file. */
export const ATTENTION: ReadonlySet<JobState["kind"]> = new Set(["needs-date", "refused", "failed"]);
