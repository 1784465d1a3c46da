/**
 * The smallest value that at least `share` of the values do not exceed (nearest rank, no interpolation), so it is one that
 * was measured; NaN of nothing.
 * Hyndman & Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50(4), 1996, definition 1.
 * @param share 0 to 1: 0.5 is the median, 0.95 is p95
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
