import { normalise } from "./normalise.ts";

/** Pattern of a whole number in normalised text: 12, 十二, 二〇. To be used inside other patterns, which its limit keeps linear. */
export const NUMERAL = "[0-9〇零一二三四五六七八九十百千]{1,8}";

const DIGITS = "〇一二三四五六七八九";
const MYRIADS = /^(?:([^兆億万]+)兆)?(?:([^兆億万]+)億)?(?:([^兆億万]+)万)?([^兆億万]+)?$/u;
const MYRIAD_VALUES = [1e12, 1e8, 1e4, 1] as const;
const ARABIC = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/u;
const POSITIONAL = /^[〇零一二三四五六七八九]+$/u;
const WITH_UNITS =
  /^(?:([一二三四五六七八九]|\d*)千)?(?:([一二三四五六七八九]|\d*)百)?(?:([一二三四五六七八九]|\d*)十)?([一二三四五六七八九\d])?$/u;
const UNIT_VALUES = [1000, 100, 10, 1] as const;

/**
 * The value of a number as people write it: 12, １２, 十二, 二〇二四, 千五百, 1万5千, 1.5, 3,000.
 * @returns null where the whole text is not one number
 */
export function numberFrom(text: string): number | null {
  const parts = MYRIADS.exec(normalise(text))?.slice(1);
  if (parts === undefined || parts.every((part) => part === undefined)) return null;
  return sum(parts, MYRIAD_VALUES, smallNumber);
}

/** Below ten thousand in kanji, of any size in ASCII digits. */
function smallNumber(text: string): number | null {
  if (ARABIC.test(text)) return Number(text.replaceAll(",", ""));
  if (POSITIONAL.test(text)) return Number(Array.from(text, digitValue).join(""));
  const parts = WITH_UNITS.exec(text)?.slice(1);
  return parts === undefined ? null : sum(parts, UNIT_VALUES, (part) => (part === "" ? 1 : digitValue(part)));
}

function digitValue(text: string): number {
  if (text === "零") return 0;
  const value = DIGITS.indexOf(text);
  return value === -1 ? Number(text) : value;
}

function sum(
  parts: readonly (string | undefined)[],
  scales: readonly number[],
  read: (part: string) => number | null,
): number | null {
  let total = 0;
  for (const [index, part] of parts.entries()) {
    if (part === undefined) continue;
    const value = read(part);
    if (value === null) return null;
    total += value * (scales[index] ?? 1);
  }
  // 1.1万 is 11000.000000000002 in binary fractions.
  return Number(total.toPrecision(15));
}
