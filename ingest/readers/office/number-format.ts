const KANJI = "〇一二三四五六七八九";
const LEGAL = "零壱弐参四伍六七八九";
const STEMS = "甲乙丙丁戊己庚辛壬癸";
const AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
const IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス";
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

/** The number as Word sets it in the format of ECMA-376 part 1, 17.18.59 (ST_NumberFormat); an unknown format is decimal. */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case "none":
      return "";
    case "decimalZero":
      return String(value).padStart(2, "0");
    case "decimalFullWidth":
    case "decimalFullWidth2":
      return String(value).replace(/[0-9]/gu, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0));
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return enclosed(value, 0x2460);
    case "decimalEnclosedParen":
      return enclosed(value, 0x2474);
    case "decimalEnclosedFullstop":
      return enclosed(value, 0x2488);
    case "aiueo":
    case "aiueoFullWidth":
      return letter(value, AIUEO);
    case "iroha":
    case "irohaFullWidth":
      return letter(value, IROHA);
    case "japaneseCounting":
    case "chineseCounting":
    case "chineseCountingThousand":
      return counting(value, KANJI);
    case "japaneseLegal":
      return counting(value, LEGAL);
    case "ideographDigital":
    case "japaneseDigitalTenThousand":
      return String(value).replace(/[0-9]/gu, (digit) => KANJI[Number(digit)] ?? digit);
    case "ideographTraditional":
      return letter(value, STEMS);
    case "lowerLetter":
      return latin(value);
    case "upperLetter":
      return latin(value).toUpperCase();
    case "lowerRoman":
      return roman(value);
    case "upperRoman":
      return roman(value).toUpperCase();
    default:
      return String(value);
  }
}

/** ① is the first of twenty. */
function enclosed(value: number, first: number): string {
  return value >= 1 && value <= 20 ? String.fromCodePoint(first + value - 1) : String(value);
}

function letter(value: number, letters: string): string {
  return letters[(value - 1) % letters.length] ?? String(value);
}

/** a … z, aa, bb … as Word counts on. */
function latin(value: number): string {
  if (value < 1) return String(value);
  return String.fromCodePoint(0x61 + ((value - 1) % 26)).repeat(Math.min(9, Math.ceil(value / 26)));
}

function counting(value: number, digits: string): string {
  if (value < 1 || value > 9999) return String(value);
  return [1000, 100, 10, 1]
    .map((unit) => {
      const digit = Math.floor(value / unit) % 10;
      const sign = { 1000: "千", 100: "百", 10: "十" }[unit] ?? "";
      if (digit === 0) return "";
      return digit === 1 && unit > 1 ? sign : `${digits[digit]}${sign}`;
    })
    .join("");
}

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let text = "";
  for (const [size, sign] of ROMAN) {
    while (rest >= size) {
      text += sign;
      rest -= size;
    }
  }
  return text;
}
