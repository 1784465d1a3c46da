import type { Ranked } from "../retrieve/rank.ts";

/**
 * Coefficients of a logistic regression of "the first passage answers" on what finding saw, fitted by
 * `npm run eval -- fit`; see the README's decisions for how well it tells, on questions it was not fitted on.
 */
const COEFFICIENTS = {
  constant: -5,
  coverage: 3,
  window: 1.5,
  headCovered: 1,
  pairs: 1,
  fit: 2,
  margin: 0.3,
} as const;

/** At or above it the answer is given, below it the assistant says that the documents do not tell. */
export const ANSWER_THRESHOLD = 0.5;

export interface Evidence {
  readonly coverage: number;
  readonly window: number;
  readonly headCovered: number;
  readonly pairs: number;
  /** How much of the question the quotation takes up. */
  readonly fit: number;
  /** Lead over the best passage of another document, in log-odds, at most 3. */
  readonly margin: number;
}

/** What is known about whether the first of the ranked passages answers. */
export function evidenceOf(ranked: readonly Ranked[], fit: number): Evidence {
  const best = ranked[0];
  if (best === undefined) return { coverage: 0, window: 0, headCovered: 0, pairs: 0, fit: 0, margin: 0 };
  const rival = ranked.find(({ document }) => document.id !== best.document.id);
  const { coverage, window, headCovered, pairs } = best.features;
  return { coverage, window, headCovered, pairs, fit, margin: Math.min(3, best.score - (rival?.score ?? -Infinity)) };
}

/** @returns the probability that the first passage answers, 0 to 1 */
export function confidenceIn(evidence: Evidence): number {
  const logOdds =
    COEFFICIENTS.constant +
    COEFFICIENTS.coverage * evidence.coverage +
    COEFFICIENTS.window * evidence.window +
    COEFFICIENTS.headCovered * evidence.headCovered +
    COEFFICIENTS.pairs * evidence.pairs +
    COEFFICIENTS.fit * evidence.fit +
    COEFFICIENTS.margin * evidence.margin;
  return 1 / (1 + Math.exp(-logOdds));
}
