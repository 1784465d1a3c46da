/**
 * Share of the relevant documents (any grade above 0) among the first `depth` results, 0 to 1; 0 where nothing is relevant.
 * Manning, Raghavan & Schütze, "Introduction to Information Retrieval", 2008, section 8.3.
 */
export function recall(ranked: readonly string[], grades: ReadonlyMap<string, number>, depth: number): number {
  const relevant = [...grades].filter(([, grade]) => grade > 0).map(([id]) => id);
  const found = new Set(ranked.slice(0, depth));
  return relevant.length === 0 ? 0 : relevant.filter((id) => found.has(id)).length / relevant.length;
}
