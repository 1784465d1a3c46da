/**
 * Text as intent is read from it: NFKC, lower case, katakana as hiragana (アプリ and あぷり agree), runs of dashes and long
 * vowels as one, without white space between Japanese letters, at most `READ` characters: what somebody wants is said early or late, never in
 * the middle of pages.
 */
export function fold(text: string): string {
  const plain = foldKana(text.normalize("NFKC").toLowerCase())
    .replace(/[‐‑‒–—―−〜~ー]+/gu, "ー")
    .replace(/(?<![a-z0-9])\s+|\s+(?![a-z0-9])/gu, "")
    .replace(/\s+/gu, " ");
  return plain.length <= READ ? plain : plain.slice(0, READ / 2) + plain.slice(-READ / 2);
}

const READ = 1_000;

/** Katakana as hiragana; also for the source of a pattern, whose escapes have none. */
export function foldKana(text: string): string {
  return text.replace(/[ァ-ヶ]/gu, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) - KANA_DISTANCE));
}

/** From ァ (U+30A1) to ぁ (U+3041). */
const KANA_DISTANCE = 0x60;

/** What others said or wrote is no wish of the speaker's; names in brackets of up to a few letters stay. */
export function withoutQuotations(folded: string): string {
  const left = folded.replace(/[「『"“][^「」『』"“”]{6,}[」』"”]/gu, "「」");
  return left.replace(/[^\p{L}\p{N}]/gu, "").length < LEAST_LEFT ? folded : left;
}

const LEAST_LEFT = 6;
