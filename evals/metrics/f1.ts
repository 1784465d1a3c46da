/** What an item is, and what it was taken for. */
export interface Classified {
  readonly gold: string;
  readonly predicted: string;
}

/** How many items of each gold label got each predicted one; only what occurs. */
export type Confusion = Readonly<Record<string, Readonly<Record<string, number>>>>;

export function confusionOf(items: readonly Classified[]): Confusion {
  const counts: Record<string, Record<string, number>> = {};
  for (const { gold, predicted } of items) {
    const row = counts[gold] ?? {};
    counts[gold] = { ...row, [predicted]: (row[predicted] ?? 0) + 1 };
  }
  return counts;
}

/**
 * Harmonic mean of precision and recall, 0 to 1, of each label that occurs among the gold or the predicted ones, in the
 * order of first occurrence: 2 TP / (2 TP + FP + FN).
 */
export function f1ByLabel(items: readonly Classified[]): ReadonlyMap<string, number> {
  const labels = new Set(items.flatMap(({ gold, predicted }) => [gold, predicted]));
  return new Map(
    [...labels].map((label) => {
      const hits = items.filter(({ gold, predicted }) => gold === label && predicted === label).length;
      const mentions = items.filter(({ gold }) => gold === label).length;
      const predictions = items.filter(({ predicted }) => predicted === label).length;
      return [label, (2 * hits) / (mentions + predictions)];
    }),
  );
}

/**
 * The mean of the labels' F1, each counting alike however rare; NaN of nothing. Sokolova & Lapalme, "A systematic analysis of
 * performance measures for classification tasks", Information Processing & Management 45(4), 2009, with the mean of F1 scores rather than
 * the F1 of means (Opitz & Burst, "Macro F1 and Macro F1", arXiv:1911.03347).
 */
export function macroF1(items: readonly Classified[]): number {
  const scores = [...f1ByLabel(items).values()];
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
