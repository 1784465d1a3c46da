import type { AdminOutcome } from "./contract.ts";

export const UNKNOWN_DOCUMENT: AdminOutcome = refused("その資料は見つかりません。一覧から選び直してください。");

export function done(sentence: string): Extract<AdminOutcome, { kind: "done" }> {
  return { kind: "done", sentence };
}

/** @param field where the form shows it */
export function refused(sentence: string, field?: string): Extract<AdminOutcome, { kind: "refused" }> {
  return { kind: "refused", sentence, ...(field === undefined ? {} : { field }) };
}
