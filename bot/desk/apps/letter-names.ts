/** A name with the letters that it spells out in katakana as letters: ユーディートーク becomes udトーク. Empty where there are none. */
export function lettersRead(name: string): string {
  const read = name.replace(RUN, (run) => run.replace(SPELLED_FIRST, lettersOf).replace(SPELLED_LAST, lettersOf));
  return read === name ? "" : read;
}

const LETTER_NAMES: Readonly<Record<string, string>> = {
  ...{ エー: "a", ビー: "b", シー: "c", ディー: "d", イー: "e", エフ: "f", ジー: "g", エイチ: "h", エッチ: "h" },
  ...{ アイ: "i", ジェイ: "j", ジェー: "j", ケー: "k", ケイ: "k", エル: "l", エム: "m", エヌ: "n", オー: "o" },
  ...{ ピー: "p", キュー: "q", アール: "r", エス: "s", ティー: "t", ユー: "u", ブイ: "v", ダブリュー: "w" },
  ...{ エックス: "x", ワイ: "y", ゼット: "z" },
};
const ONE = Object.keys(LETTER_NAMES).join("|");
const RUN = /[ァ-ヺー]+/gu;
const SPELLED_FIRST = new RegExp(`^(?:${ONE})+`, "u");
const SPELLED_LAST = new RegExp(`(?:${ONE}){2,}$`, "u");
const SPELLED = new RegExp(ONE, "gu");

function lettersOf(spelled: string): string {
  return spelled.replace(SPELLED, (letter) => LETTER_NAMES[letter] ?? letter);
}
