/** A row that a full-text index gave, before its columns are read. */
export interface Hit {
  readonly id: string;
  /** BM25 of the index, higher is better. */
  readonly score: number;
  readonly row: unknown;
}

/**
 * Rows of several result lists by the weighted sum of their scores, each divided by its list's best: for Japanese
 * passages a convex sum is a point better than ranks (Bruch et al. 2023, "An Analysis of Fusion Functions").
 * @returns the rows, best first, without repetition
 */
export function fuse(lists: readonly { readonly hits: readonly Hit[]; readonly weight: number }[]): readonly unknown[] {
  const fused = new Map<string, { row: unknown; score: number }>();
  for (const { hits, weight } of lists) {
    const top = hits.reduce((most, { score }) => Math.max(most, score), 0);
    for (const { id, score, row } of hits) {
      const share = top > 0 ? (weight * score) / top : 0;
      fused.set(id, { row, score: (fused.get(id)?.score ?? 0) + share });
    }
  }
  return [...fused.values()].sort((one, other) => other.score - one.score).map(({ row }) => row);
}
