import type { Improvements } from "../../../desk/improvements/improvements.ts";

/** What the improvement desk has beside its requests. */
export type ImprovementDesk = Pick<Improvements, "similarCases" | "publishing" | "spread" | "awards" | "booklet">;
