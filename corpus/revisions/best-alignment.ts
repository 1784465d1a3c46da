/**
 * Pairs of two sequences, in order and none crossing another, whose scores come to most together.
 * @param scoreOf how well two belong together; null where they do not
 */
export function bestAlignment(
  older: number,
  newer: number,
  scoreOf: (from: number, to: number) => number | null,
): readonly (readonly [number, number])[] {
  const width = newer + 1;
  /** The best sum of what is left from a place in either sequence on. */
  const best = new Float64Array((older + 1) * width);
  const at = (from: number, to: number) => best[from * width + to] ?? 0;
  const scores = Array.from({ length: older }, (_, from) =>
    Array.from({ length: newer }, (__, to) => scoreOf(from, to)),
  );
  for (let from = older - 1; from >= 0; from -= 1) {
    for (let to = newer - 1; to >= 0; to -= 1) {
      const score = scores[from]?.[to] ?? null;
      const joined = score === null ? 0 : score + at(from + 1, to + 1);
      best[from * width + to] = Math.max(joined, at(from + 1, to), at(from, to + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let [from, to] = [0, 0]; from < older && to < newer; ) {
    const score = scores[from]?.[to] ?? null;
    if (score !== null && at(from, to) === score + at(from + 1, to + 1)) {
      pairs.push([from, to]);
      [from, to] = [from + 1, to + 1];
    } else if (at(from, to) === at(from + 1, to)) from += 1;
    else to += 1;
  }
  return pairs;
}
