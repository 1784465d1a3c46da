/**
 * Normalised discounted cumulated gain of the first `depth` results, 0 to 1 (ideal order): the gain is the grade itself
 * (linear), divided by log2(rank + 1). 0 where nothing is relevant.
 * Järvelin & Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002; discount as in trec_eval.
 * @param ranked document ids, best first, without repetition
 * @param grades judged grade by document id; what is not judged counts as 0
 */
export function ndcg(ranked: readonly string[], grades: ReadonlyMap<string, number>, depth: number): number {
  const gained = discountedGain(ranked.map((id) => grades.get(id) ?? 0).slice(0, depth));
  const ideal = discountedGain([...grades.values()].sort((a, b) => b - a).slice(0, depth));
  return ideal === 0 ? 0 : gained / ideal;
}

function discountedGain(gains: readonly number[]): number {
  return gains.reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
}
