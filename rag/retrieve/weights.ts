import type { Features } from "./features.ts";

/**
 * Weights of the linear ranker, fitted by `npm run fit` (listwise softmax loss over the candidates of judged
 * questions: Cao et al. 2007, ListNet) on the tuning half of the gold questions, jaquad-dev and lawqa-dev; the README
 * gives the cross-validated figures.
 */
export const FEATURE_WEIGHTS = {
  bigrams: 2.073,
  expanded: 2.575,
  head: -1.918,
  headExpanded: 1.919,
  headBigrams: 0.31,
  coverage: 3.052,
  headCoverage: -0.242,
  headCovered: 0.15,
  ownCoverage: 2.241,
  ownCovered: 1.989,
  pairs: 2.091,
  window: 1.997,
  length: 1.512,
  wantedFigure: 2.235,
  wanted: 0.333,
  refers: -0.57,
  structuredLength: -0.643,
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

/** What the best other passages of a document add to each; chosen on the tuning half of the gold questions. */
export const SUPPORT = { weight: 0.2, passages: 3 } as const;

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
  /** Asked for a figure, it only names the rule that gives it. */
  onlyRefers: -3,
  /** 「このことについて、下記のとおり」. */
  preamble: -1.5,
  /** Last year's notice, where this year's is among the candidates. */
  earlierYear: -2.5,
  /** 改め文 are read through the text that they amend. */
  amending: -3,
  /** What those in charge set for the document: enough to decide between texts that say the same, not over a better one. */
  high: 0.6,
  low: -0.6,
} as const;
