/**
 * How a name sounds, roughly: its consonants in classes that katakana and the spelling it stands for share, so that
 * スラック and Slack come out alike. Kanji stand for themselves.
 * @param folded lower case, NFKC, kana as `foldKana` leaves it
 */
export function soundOf(folded: string): string {
  const runs = folded.match(/[a-z]+|[ァ-ヺ]+|[^a-zァ-ヺ]+/gu) ?? [];
  return runs
    .map((run) => (/^[a-z]/u.test(run) ? latinSound(run) : /^[ァ-ヺ]/u.test(run) ? kanaSound(run) : run))
    .join("");
}

/** Kana as it is compared: katakana without long vowel marks and small letters, ヴァ as バ, ティ as チ. */
export function foldKana(text: string): string {
  return text
    .replace(/[ぁ-ゖ]/gu, (letter) => moved(letter, 0x60))
    .replace(/ヴ[ァィェォ]?/gu, (pair) => VU[pair] ?? pair)
    .replaceAll("ティ", "チ")
    .replaceAll("ディ", "ジ")
    .replace(/[ァィゥェォャュョ]/gu, (letter) => moved(letter, 1))
    .replace(/[ー・]/gu, "");
}

function moved(letter: string, by: number): string {
  return String.fromCodePoint((letter.codePointAt(0) ?? 0) + by);
}

const VU: Readonly<Record<string, string>> = { ヴァ: "バ", ヴィ: "ビ", ヴ: "ブ", ヴェ: "ベ", ヴォ: "ボ" };

/** The syllabary's rows by consonant class. Vowels, ッ and ヤ行 have none; ジ is both the j of Jira and the di of Radiko. */
const ROWS = {
  k: "カキクケコガギグゲゴ",
  s: "サシスセソザズゼゾ",
  t: "タチツテトダヂヅデドジ",
  n: "ナニヌネノン",
  h: "ハヒフヘホ",
  b: "バビブベボ",
  p: "パピプペポ",
  m: "マミムメモ",
  r: "ラリルレロ",
  w: "ワヰヱヲ",
};
const SOUNDS = new Map(
  Object.entries(ROWS).flatMap(([sound, letters]) => [...letters].map((letter) => [letter, sound] as const)),
);

function kanaSound(kana: string): string {
  const read = kana.replace(/ウ(?=[イエオ])/gu, "ワ");
  return [...read].map((letter) => SOUNDS.get(letter) ?? "").join("");
}

/** English spelling as katakana renders it, applied in this order; what is left of vowels is dropped at the end. */
const SPELLING: readonly (readonly [pattern: RegExp, sound: string])[] = [
  [/(?<one>[b-df-hj-np-tv-z])\k<one>/gu, "$<one>"],
  [/m(?=[bp])/gu, "n"],
  [/[ts]ion/gu, "son"],
  [/tch|ch(?!r)/gu, "t"],
  [/igh|ough/gu, "i"],
  [/^kn/gu, "n"],
  [/^wr/gu, "r"],
  [/(?<=[aeiouy])r(?=[^aeiouy]|e?$)/gu, ""],
  [/sh|th/gu, "s"],
  [/ph/gu, "f"],
  [/ck/gu, "k"],
  [/xc(?=[eiy])|x/gu, "ks"],
  [/c(?=[eiy])/gu, "s"],
  [/g(?=[ei])/gu, "d"],
  [/ch|[cqg]/gu, "k"],
  [/[dj]/gu, "t"],
  [/z/gu, "s"],
  [/l/gu, "r"],
  [/v/gu, "b"],
  [/f/gu, "h"],
  [/(?<=[aeiou])w/gu, ""],
  [/[aeiouy]/gu, ""],
];

function latinSound(latin: string): string {
  return SPELLING.reduce((text, [pattern, sound]) => text.replace(pattern, sound), latin);
}
