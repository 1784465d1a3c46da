/** Runs of white space are set differently by every program, and full-width forms stand for the same characters. */
function comparable(text: string): readonly string[] {
  return [...text.normalize("NFKC").replace(/[\s\p{Cc}\p{Cf}]+/gu, "")];
}

/**
 * How alike two texts are, 0 to 1, whatever order their parts stand in: the harmonic mean of precision and recall over the
 * multisets of neighbouring characters (NFKC, white space removed). 0 where either has less than two characters.
 */
export function bigramF1(ours: string, theirs: string): number {
  const found = bigrams(comparable(ours));
  const expected = bigrams(comparable(theirs));
  const common = [...expected].reduce((sum, [pair, count]) => sum + Math.min(count, found.get(pair) ?? 0), 0);
  const total = sizeOf(found) + sizeOf(expected);
  return total === 0 ? 0 : (2 * common) / total;
}

/** Kana and kanji in the text. */
export function japaneseLength(text: string): number {
  return text.match(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu)?.length ?? 0;
}

function bigrams(characters: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [index, character] of characters.entries()) {
    const next = characters[index + 1];
    if (next !== undefined) counts.set(character + next, (counts.get(character + next) ?? 0) + 1);
  }
  return counts;
}

function sizeOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
