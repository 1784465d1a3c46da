/** Radicals that PDF fonts name instead of the character, without a compatibility mapping in Unicode (CJK Radicals Supplement). */
const SUPPLEMENT: Readonly<Record<string, string>> = {
  "⺟": "母",
  "⺠": "民",
  "⺩": "王",
  "⻁": "虎",
  "⻄": "西",
  "⻅": "見",
  "⻆": "角",
  "⻉": "貝",
  "⻋": "車",
  "⻑": "長",
  "⻒": "長",
  "⻓": "長",
  "⻔": "門",
  "⻘": "青",
  "⻙": "韋",
  "⻚": "頁",
  "⻛": "風",
  "⻜": "飛",
  "⻝": "食",
  "⻞": "食",
  "⻢": "馬",
  "⻣": "骨",
  "⻤": "鬼",
  "⻥": "魚",
  "⻦": "鳥",
  "⻨": "麦",
  "⻩": "黄",
  "⻫": "斉",
  "⻭": "歯",
  "⻯": "竜",
  "⻲": "亀",
  "⻳": "亀",
  "⺼": "肉",
  "⻃": "襾",
  "⻌": "辶",
  "⺡": "氵",
  "⺾": "艹",
};

/** Kangxi and supplementary radicals, and the forms of vertical writing, as the characters that they stand for; everything else as it is. */
export function withoutRadicals(text: string): string {
  return text
    .replace(/[\u2e80-\u2fdf]/gu, (radical) => SUPPLEMENT[radical] ?? radical.normalize("NFKC"))
    .replace(/[\ufe10-\ufe19\ufe30-\ufe48]/gu, (form) => fullWidth(form.normalize("NFKC")));
}

/** Vertical brackets are normalised to those of ASCII, where a Japanese text has full-width ones. */
function fullWidth(text: string): string {
  return text.replace(/[!-~]/gu, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0));
}
