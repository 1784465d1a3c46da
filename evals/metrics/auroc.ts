/** A score and whether what it is meant to tell was so. */
export interface Scored {
  readonly score: number;
  readonly positive: boolean;
}

/**
 * Area under the ROC curve: the probability that a random positive scores above a random negative, a tie counting half.
 * 0.5 is chance, 1 separates perfectly; NaN where one of the two is missing.
 * Hanley & McNeil, "The meaning and use of the area under a receiver operating characteristic (ROC) curve", Radiology 143(1), 1982.
 */
export function auroc(items: readonly Scored[]): number {
  const positives = items.filter(({ positive }) => positive);
  const negatives = items.filter(({ positive }) => !positive);
  let wins = 0;
  for (const { score } of positives) {
    for (const other of negatives) wins += score > other.score ? 1 : score === other.score ? 0.5 : 0;
  }
  return wins / (positives.length * negatives.length);
}
