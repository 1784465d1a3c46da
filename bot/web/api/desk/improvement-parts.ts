import type { Awards } from "../../../desk/improvements/award/awards.ts";
import type { Publishing } from "../../../desk/improvements/publishing.ts";
import type { SimilarCase, SimilarQuestion } from "../../../desk/improvements/similar.ts";
import type { Spread } from "../../../desk/improvements/spread.ts";

/** What the improvement desk has beside its requests. */
export interface ImprovementDesk {
  readonly spread: Spread;
  readonly publishing: Publishing;
  readonly awards: Awards;
  readonly similar: (question: SimilarQuestion) => Promise<readonly SimilarCase[]>;
  /** 実践事例集 of a fiscal year (2026 from April 2026 on). */
  readonly booklet: {
    html(fiscalYear: number): Promise<string>;
    pdf(fiscalYear: number): Promise<Uint8Array<ArrayBuffer>>;
  };
}
