/**
 * 1 divided by the rank of the first relevant result (any grade above 0) among the first `depth`, otherwise 0.
 * Voorhees, "The TREC-8 Question Answering Track Report", 1999; its mean over queries is MRR.
 */
export function reciprocalRank(ranked: readonly string[], grades: ReadonlyMap<string, number>, depth: number): number {
  const at = ranked.slice(0, depth).findIndex((id) => (grades.get(id) ?? 0) > 0);
  return at === -1 ? 0 : 1 / (at + 1);
}
