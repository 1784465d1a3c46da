import type { TermStatistics } from "../../corpus/library.ts";

const K1 = 1.2;
const B = 0.75;

/** Inverse passage frequency, natural logarithm, never negative (Robertson and Zaragoza 2009, with Lucene's added one). */
export function rarity(term: string, statistics: TermStatistics): number {
  const count = statistics.frequency(term);
  return Math.log(1 + (Math.max(statistics.passages, count) - count + 0.5) / (count + 0.5));
}

/**
 * BM25 of one field (k1 1.2, b 0.75).
 * @param parts the field's terms, which may come in several lists
 * @param weights what each query term is worth, its rarity included
 * @returns 0 or more, higher is better
 */
export function bm25(
  parts: readonly (readonly string[])[],
  weights: ReadonlyMap<string, number>,
  meanLength: number,
): number {
  const counts = new Map<string, number>();
  let length = 0;
  for (const terms of parts) {
    length += terms.length;
    for (const term of terms) if (weights.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const norm = K1 * (1 - B + (B * length) / Math.max(1, meanLength));
  let score = 0;
  for (const [term, count] of counts) score += ((weights.get(term) ?? 0) * count * (K1 + 1)) / (count + norm);
  return score;
}
