import { createRandom } from "./random.ts";

interface Options {
  readonly seed?: number;
  readonly rounds?: number;
}

/** Up to this many pairs every assignment of signs is tried (4,096 of them), so that the p is exact. */
const EXACT_PAIRS = 12;

/**
 * Two-sided p of paired differences under "which of the two systems gave which score is chance": the share of sign
 * assignments whose mean is at least as far from 0 as the observed one. Sampled beyond 12 pairs, the observed assignment
 * counted among the samples, so it is never 0.
 * Smucker, Allan & Carterette, "A Comparison of Statistical Significance Tests for Information Retrieval Evaluation", CIKM 2007.
 * @returns 0 to 1; 1 where there are no differences
 */
export function permutationP(differences: readonly number[], { seed = 1, rounds = 9999 }: Options = {}): number {
  // Equal sums may differ in the last bits by the order of addition.
  const observed = Math.abs(differences.reduce((sum, each) => sum + each, 0)) - 1e-9;
  if (differences.length <= EXACT_PAIRS) {
    const assignments = 2 ** differences.length;
    const extreme = Array.from({ length: assignments }, (_, signs) => signs).filter(
      (signs) => Math.abs(signedSum(differences, (at) => ((signs >> at) & 1) === 1)) >= observed,
    );
    return extreme.length / assignments;
  }
  const random = createRandom(seed);
  let extreme = 1;
  for (let round = 0; round < rounds; round += 1) {
    if (Math.abs(signedSum(differences, () => random() < 0.5)) >= observed) extreme += 1;
  }
  return extreme / (rounds + 1);
}

function signedSum(differences: readonly number[], flipped: (at: number) => boolean): number {
  return differences.reduce((sum, each, at) => (flipped(at) ? sum - each : sum + each), 0);
}
