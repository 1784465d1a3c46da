/** A row that a full-text index gave, by its number in the table. */
export interface Hit {
  readonly row: number;
  /** BM25 of the index, higher is better. */
  readonly score: number;
}

/**
 * Rows of several result lists by the weighted sum of their scores, each divided by its list's best: for Japanese
 * passages a convex sum is a point better than ranks (Bruch et al. 2023, "An Analysis of Fusion Functions").
 * @returns the rows' numbers, best first, without repetition
 */
export function fuse(lists: readonly { readonly hits: readonly Hit[]; readonly weight: number }[]): readonly number[] {
  const fused = new Map<number, number>();
  for (const { hits, weight } of lists) {
    const top = hits.reduce((most, { score }) => Math.max(most, score), 0);
    for (const { row, score } of hits) fused.set(row, (fused.get(row) ?? 0) + (top > 0 ? (weight * score) / top : 0));
  }
  return [...fused].sort(([, one], [, other]) => other - one).map(([row]) => row);
}
