const JAPANESE = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}々〇ー、。「」『』（）・：]";
const ENDS_JAPANESE = new RegExp(`${JAPANESE}$`, "u");
const BEGINS_JAPANESE = new RegExp(`^${JAPANESE}`, "u");
const ENDS_LATIN = /[A-Za-z0-9%％]$/u;
const BEGINS_LATIN = /^[A-Za-z0-9]/u;
/** What numbers a line and has a blank of its own behind it: 3-1, Q2, 表1. */
const NUMBERS_LINE = /^(?:[QAＱＡ問答表図]|手順|別表|様式|別紙)?\s*[0-9]{1,3}(?:[-－.．][0-9]{1,3})*[.．:：]?$/u;

/** Parts of the font size: a wider gap parts two cells, or stands for a full-width blank. */
export const GAP = 0.75;
/** A wider gap is a blank between Latin words. */
const BLANK = 0.18;
/** Word processors set figures and Latin letters a quarter of the size off from Japanese ones: no blank is typed there. */
const AUTOMATIC = 0.3;

const BEFORE_FIGURE = /(?<=第|令和|平成|昭和|大正|明治|[年月条項号の]) (?=[0-9０-９])/gu;
const AFTER_FIGURE = new RegExp(
  `(?<=${JAPANESE}[0-9０-９]{1,4}) (?=[編章節款目条項号年月日時分円人名件回級歳％%万千]|[か箇]月|ページ|頁)`,
  "gu",
);

/** A line that a wrapped date, number or amount goes on in: none of these units begins the text behind a heading's number. */
const FIRST_FIGURE =
  /^([0-9０-９]{1,4}) (?=月 ?[0-9０-９]|年(?: ?[0-9０-９]|度)|日(?:付|か|ま|に|は|の|以|、|[）)])|[万千億]|円(?!滑|形|卓)|[号倍割]|条(?!例|件|文|項)|項(?!目)|[か箇]月|時間|％|%)/u;

/** What stands between two pieces of one line. `gap` in font sizes; `marked` where the first is a number before its text. */
export function jointOf(before: string, after: string, gap: number, marked: boolean): "" | " " | "　" {
  if (gap > GAP) return "　";
  if (/\s$/u.test(before)) return "";
  const parted =
    (ENDS_JAPANESE.test(before) && BEGINS_LATIN.test(after)) ||
    (ENDS_LATIN.test(before) && BEGINS_JAPANESE.test(after));
  return gap > (parted && !marked && !NUMBERS_LINE.test(before) ? AUTOMATIC : BLANK) ? " " : "";
}

/** 第 10 条 → 第10条, 令和 5 年 → 令和5年: the blanks that come with figures are in no other format of the same text. */
export function withoutAutomaticSpaces(text: string): string {
  return text.replace(FIRST_FIGURE, "$1").replace(BEFORE_FIGURE, "").replace(AFTER_FIGURE, "");
}
