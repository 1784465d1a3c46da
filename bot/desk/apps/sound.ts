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

const SYLLABARY = {
  "": "アイウエオ",
  k: "カキクケコ",
  g: "ガギグゲゴ",
  s: "サシスセソ",
  z: "ザジズゼゾ",
  t: "タチツテト",
  d: "ダヂヅデド",
  n: "ナニヌネノ",
  h: "ハヒフヘホ",
  b: "バビブベボ",
  p: "パピプペポ",
  m: "マミムメモ",
  y: "ヤ　ユ　ヨ",
  r: "ラリルレロ",
  w: "ワヰ　ヱヲ",
};
const VOWELS = "aiueo";
const ROMAN = new Map([
  ...Object.entries(SYLLABARY).flatMap(([consonant, letters]) =>
    [...letters].map((letter, at): [string, string] => [letter, `${consonant}${VOWELS[at]}`]),
  ),
  ["ン", "n"] as const,
]);

/**
 * A name in letters, as Japanese names are written in them: ヤマップ and YAMAP come out alike. Empty where it holds
 * anything else than kana or letters.
 */
export function romanOf(folded: string): string {
  if (!/^[a-zァ-ヺ]+$/u.test(folded)) return "";
  const roman = folded.replace(/[ァ-ヺ]/gu, (letter) => ROMAN.get(letter) ?? "");
  return ROMANISATION.reduce((text, [pattern, letters]) => text.replace(pattern, letters), roman);
}

/** Hepburn and English letters as the syllabary has them, without doubles and without what katakana adds at the end. */
const ROMANISATION: readonly (readonly [pattern: RegExp, letters: string])[] = [
  [/oo$/gu, "u"],
  [/ts|ch/gu, "t"],
  [/sh/gu, "s"],
  [/di/gu, "zi"],
  [/er$/gu, "a"],
  [/(?<=[^aeiou])y$/gu, "i"],
  [/^yu/gu, "u"],
  [/(?<=[^aeiou])iy(?=[aiueo])|(?<=[^aeiou])y(?=[aiueo])/gu, ""],
  [/j/gu, "z"],
  [/f/gu, "h"],
  [/v/gu, "b"],
  [/l/gu, "r"],
  [/c/gu, "k"],
  [/ou/gu, "o"],
  [/(?<one>.)\k<one>/gu, "$<one>"],
  [/(?<=[^aeiou])u(?=[^aeiou]|$)/gu, ""],
];

/** Kana as it is compared: katakana without long vowels and small letters, ヴァ as バ, ティ as チ. */
export function foldKana(text: string): string {
  return text
    .replace(/(?<=[あかがさざただなはばぱまやらわ])あ/gu, "")
    .replace(/[ぁ-ゖ]/gu, (letter) => moved(letter, 0x60))
    .replace(/ヴ[ァィェォ]?/gu, (pair) => VU[pair] ?? pair)
    .replaceAll("ティ", "チ")
    .replaceAll("ディ", "ジ")
    .replaceAll("デュ", "ヅ")
    .replace(/(?<=[トド])ゥ/gu, "")
    .replace(/[ァィゥェォャュョ]/gu, (letter) => moved(letter, 1))
    .replace(/[ー・]/gu, "");
}

function moved(letter: string, by: number): string {
  return String.fromCodePoint((letter.codePointAt(0) ?? 0) + by);
}

const VU: Readonly<Record<string, string>> = { ヴァ: "バ", ヴィ: "ビ", ヴ: "ブ", ヴェ: "ベ", ヴォ: "ボ" };

/** Vowels, ッ and ヤ行 have no sound; ズ ends plurals. ジ is both the j of Jira and the di of Radiko. */
const CLASSES: Readonly<Record<string, string>> = { z: "s", y: "" };

function kanaSound(kana: string): string {
  const read = kana.replace(/ウ(?=[イエオ])/gu, "ワ");
  return [...read].map((letter) => (letter === "ジ" ? "j" : consonantOf(ROMAN.get(letter) ?? ""))).join("");
}

function consonantOf(syllable: string): string {
  const consonant = syllable.replace(/[aiueo]/gu, "");
  return CLASSES[consonant] ?? consonant;
}

/** English spelling as katakana renders it, applied in this order; what is left of vowels is dropped at the end. */
const SPELLING: readonly (readonly [pattern: RegExp, sound: string])[] = [
  [/(?<one>[b-df-hj-np-tv-z])\k<one>/gu, "$<one>"],
  [/m(?=[bp])/gu, "n"],
  [/(?<=[aeiou])sion/gu, "jon"],
  [/[ts]ion/gu, "son"],
  [/ts/gu, "t"],
  [/tch|ch(?!r)/gu, "t"],
  [/igh|ough/gu, "i"],
  [/^kn|gn/gu, "n"],
  [/^wr/gu, "r"],
  [/(?<=a)l(?=k)/gu, ""],
  [/(?<=[aeiouy])r(?=[^aeiouy]|e?$)/gu, ""],
  [/sh|th/gu, "s"],
  [/ph/gu, "f"],
  [/ck/gu, "k"],
  [/xc(?=[eiy])|x/gu, "ks"],
  [/c(?=[eiy])/gu, "s"],
  [/d(?=[iy])|z(?=i)|dg|g(?=[ei])/gu, "j"],
  [/ch|[cq]/gu, "k"],
  [/z/gu, "s"],
  [/l/gu, "r"],
  [/v/gu, "b"],
  [/f/gu, "h"],
  [/(?<=[aeiou])w(?![aeiou])/gu, ""],
  [/[aeiouy]/gu, ""],
];

function latinSound(latin: string): string {
  return SPELLING.reduce((text, [pattern, sound]) => text.replace(pattern, sound), latin);
}
