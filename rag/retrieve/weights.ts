import type { Features } from "./features.ts";

/**
 * Weights of the linear ranker, fitted by `npm run eval -- fit` (listwise softmax loss over the candidates of judged
 * questions: Cao et al. 2007, ListNet) on three public Japanese retrieval sets; see the README's decisions for the
 * cross-validated figures.
 */
export const FEATURE_WEIGHTS = {
  bigrams: 2.29,
  expanded: 3.04,
  head: -0.85,
  headExpanded: 1.33,
  headBigrams: 0.4,
  coverage: 2.73,
  headCoverage: -0.76,
  headCovered: 1.46,
  pairs: 1.86,
  window: 1.91,
  wanted: 1,
  refers: -1,
  length: -0.73,
} as const;

/** Their order wherever features are written as a row. */
export const FEATURE_NAMES = [
  "bigrams",
  "expanded",
  "head",
  "headExpanded",
  "headBigrams",
  "coverage",
  "headCoverage",
  "headCovered",
  "pairs",
  "window",
  "wanted",
  "refers",
  "length",
] as const satisfies readonly (keyof Features)[];

/** Set by reasoning about the documents, not fitted; in the ranker's unit, where the features above span about 10. */
export const RULES = {
  /** A rule that is expressly about other staff. */
  notConcerned: -4,
  /** A rule that is expressly about the staff in question. */
  concerned: 0.5,
  /** The article that the question names. */
  namedArticle: 3,
  supplement: -2,
  /** 目的 and 趣旨 repeat a document's subject and decide nothing. */
  purpose: -1.5,
  /** 改め文 are read through the text that they amend. */
  amending: -3,
} as const;
