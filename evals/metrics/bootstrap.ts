import { percentile } from "./percentile.ts";
import { createRandom } from "./random.ts";

/** A figure over `n` items with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly interval: readonly [number, number];
  readonly n: number;
}

interface Options {
  readonly seed?: number;
  readonly resamples?: number;
}

/**
 * A statistic of items (queries, questions) with its 95 % percentile interval: items are drawn with replacement, as many as
 * there are, and the middle 95 % of the statistics are kept. Resamples for which the statistic is not a number are left out.
 * Queries that share a gold document are drawn apart from each other, which makes the interval slightly too narrow.
 * Efron & Tibshirani, "An Introduction to the Bootstrap", 1993, section 13.3.
 * @returns undefined where there are no items or the statistic of them is not a number
 */
export function bootstrap<Item>(
  items: readonly Item[],
  statistic: (sample: readonly Item[]) => number,
  { seed = 1, resamples = 2000 }: Options = {},
): Estimate | undefined {
  const value = items.length === 0 ? Number.NaN : statistic(items);
  if (Number.isNaN(value)) return undefined;
  const random = createRandom(seed);
  const statistics = Array.from({ length: resamples }, () => statistic(resample(items, random))).filter(
    (each) => !Number.isNaN(each),
  );
  if (statistics.length === 0) return undefined;
  return { value, interval: [percentile(statistics, 0.025), percentile(statistics, 0.975)], n: items.length };
}

function resample<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  return items.map(() => items[Math.floor(random() * items.length)]).filter((item) => item !== undefined);
}
