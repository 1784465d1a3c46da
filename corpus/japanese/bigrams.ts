const HIRAGANA_ONLY = /^\p{Script=Hiragana}+$/u;
const RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆0-9a-z]+/gu;

/**
 * Pairs of neighbouring characters of normalised text, in order and with repetition. Pairs of hiragana alone are
 * left out: they are grammar, not content. They find compounds that the dictionary cuts differently in question and text.
 */
export function bigrams(normalised: string): readonly string[] {
  const found: string[] = [];
  for (const [run] of normalised.matchAll(RUN)) {
    const characters = [...run];
    for (let index = 1; index < characters.length; index += 1) {
      const pair = `${characters[index - 1]}${characters[index]}`;
      if (!HIRAGANA_ONLY.test(pair)) found.push(pair);
    }
  }
  return found;
}
