import { bootstrap } from "./bootstrap.ts";
import { mean } from "./mean.ts";
import { permutationP } from "./permutation.ts";

/** How two systems differ over the same questions: `difference` is second minus first, `p` of the paired randomisation test. */
export interface PairedDifference {
  readonly name: string;
  readonly n: number;
  readonly first: number;
  readonly second: number;
  readonly difference: number;
  readonly interval: readonly [number, number];
  readonly p: number;
}

/** @param pairs one [first, second] for each question. @returns undefined where there are none */
export function pairedDifference(
  name: string,
  pairs: readonly (readonly [number, number])[],
): PairedDifference | undefined {
  const differences = pairs.map(([first, second]) => second - first);
  const estimate = bootstrap(differences, mean);
  if (estimate === undefined) return undefined;
  return {
    name,
    n: pairs.length,
    first: mean(pairs.map(([first]) => first)),
    second: mean(pairs.map(([, second]) => second)),
    difference: estimate.value,
    interval: estimate.interval,
    p: permutationP(differences),
  };
}
