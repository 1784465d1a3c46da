import type { Improvements } from "../../../desk/improvements/open-improvements.ts";

/** What the improvement desk has beside its requests. */
export type ImprovementDesk = Omit<Improvements, "tick">;
