/**
 * Share of a question's distinct content words that occur in its gold passage, 0 (asked in other words) to 1 (copied).
 * It tells how far a dataset can be solved by matching words; both texts must be cut by the same analyser.
 * @returns undefined where the question has no content words
 */
export function wordOverlap(questionWords: readonly string[], passageWords: readonly string[]): number | undefined {
  const asked = new Set(questionWords);
  const held = new Set(passageWords);
  return asked.size === 0 ? undefined : asked.intersection(held).size / asked.size;
}
