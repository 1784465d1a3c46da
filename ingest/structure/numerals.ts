/** Pattern of a number as documents write it: 12, １２, 十二, 一〇. To be used inside other patterns. */
export const NUMERAL = "[0-9０-９〇一二三四五六七八九十百千]+";

const DIGITS = "〇一二三四五六七八九";
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** The value of a number in ASCII, full-width or kanji digits; NaN where it is none. */
export function numberOf(text: string): number {
  const ascii = text.normalize("NFKC");
  if (/^\d+$/u.test(ascii)) return Number(ascii);
  if (/^[〇一二三四五六七八九]+$/u.test(ascii))
    return Number([...ascii].map((digit) => DIGITS.indexOf(digit)).join(""));
  let total = 0;
  let digit = 0;
  for (const character of ascii) {
    const unit = UNITS[character];
    const value = /\d/u.test(character) ? Number(character) : DIGITS.indexOf(character);
    if (unit === undefined && value === -1) return Number.NaN;
    if (unit === undefined) digit = value;
    else {
      total += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    }
  }
  return total + digit;
}

/** The numbers of 第36条の2の3: 36, 2, 3. */
export function numbersOf(text: string): readonly number[] {
  return [...text.matchAll(new RegExp(NUMERAL, "gu"))].map(([numeral]) => numberOf(numeral));
}

/** Before 0, after 0, or 0, in the order in which branches are counted: 8, 8の2, 9. */
export function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
