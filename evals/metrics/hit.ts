/** 1 where one of the first `depth` results is relevant (any grade above 0), otherwise 0; also called success@k. */
export function hit(ranked: readonly string[], grades: ReadonlyMap<string, number>, depth: number): 0 | 1 {
  return ranked.slice(0, depth).some((id) => (grades.get(id) ?? 0) > 0) ? 1 : 0;
}
