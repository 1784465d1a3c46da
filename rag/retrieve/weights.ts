import type { Features } from "./features.ts";

/**
 * Weights of the linear ranker, fitted by `npm run eval -- fit` (listwise softmax loss over the candidates of judged
 * questions: Cao et al. 2007, ListNet) on three public Japanese retrieval sets; see the README's decisions for the
 * cross-validated figures.
 */
export const FEATURE_WEIGHTS = {
  bigrams: 1.82,
  expanded: 2.57,
  head: -1.68,
  headExpanded: 1.89,
  headBigrams: 0.33,
  coverage: 2.62,
  headCoverage: -0.16,
  headCovered: 0.71,
  ownCoverage: 1.88,
  ownCovered: 1.45,
  pairs: 1.82,
  window: 1.53,
  length: 0.63,
  wantedFigure: 2.21,
  wanted: 0.24,
  refers: -1.48,
  structuredLength: -0.29,
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
  "ownCoverage",
  "ownCovered",
  "pairs",
  "window",
  "length",
  "wantedFigure",
  "wanted",
  "refers",
  "structuredLength",
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
  /** 目的, 趣旨 and 概要 repeat a document's subject and decide nothing. */
  purpose: -1.5,
  /** Case studies tell what a section did, not what the rule is. */
  unwantedCase: -1.5,
  wantedCase: 1.5,
  /** A 項 that only adds to the one before it. */
  dependent: -0.7,
  /** What an article decides stands in its first 項; the others are exceptions and details. */
  laterParagraph: -0.5,
  /** 「このことについて、下記のとおり」. */
  preamble: -1.5,
  /** Last year's notice, where this year's is among the candidates. */
  earlierYear: -2.5,
  /** 改め文 are read through the text that they amend. */
  amending: -3,
} as const;
