import { numberFrom } from "../../corpus/japanese/numerals.ts";
import type { Exact } from "./exact.ts";

/** A number with what it counts. */
export interface Quantity extends Exact {
  readonly kind: "amount" | "percentage" | "number";
  /** Null where the digits are no single number (2-1-3, 1.2.3): then the text itself is compared. */
  readonly value: number | null;
  /** One name for the ways to write a unit; empty where none is known. */
  readonly unit: string;
  /** Between blanks or table rules: its unit stands elsewhere. */
  readonly alone: boolean;
}

const DIGITS = "0-9〇零一二三四五六七八九十百千";
const NUMBER = new RegExp(`[${DIGITS}](?:[${DIGITS}万億兆]|[,.](?=[${DIGITS}]))*`, "gu");
/** 百分の五, 3分の2; not 15時30分の2回. */
const FRACTION = new RegExp(`(?<![${DIGITS}時])([${DIGITS}]+)分の([${DIGITS}]+)(?![${DIGITS}回人件枚台名日])`, "gu");
const PERCENT = "percent";
const YEN = "yen";
/** 割, ten percent. */
const TENTH = "tenth";

/** Unit as written → its one name; empty where it is named as it is written. The first that fits counts. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^\s?(?:%|パーセント)/u, PERCENT],
  [/^割(?![り当])/u, TENTH],
  [/^\s?(?:円|yen)/u, YEN],
  [/^[箇かヶケカヵヵ]月|^月(?:間|分)?/u, "month"],
  [/^営業日/u, "business day"],
  [/^日(?:間|目|分)?/u, "day"],
  [/^年(?:間|度|目)?/u, "year"],
  [/^週(?:間)?/u, "week"],
  [/^時間/u, "hour"],
  [/^時/u, "o'clock"],
  [/^分(?:間)?/u, "minute"],
  [/^秒(?:間)?/u, "second"],
  [/^[人名]/u, "person"],
  [/^[箇かヶケカヵ]所/u, "place"],
  [/^[歳才]/u, "year of age"],
  [/^(?:ページ|頁)/u, "page"],
  [/^(?:回|度目)/u, "time"],
  [/^(?:[つ\p{Script=Han}\p{Script=Katakana}]|\s?[a-z]+)/u, ""],
];
/** Kanji numerals are numbers before these and after 第; elsewhere they are parts of words (一部, 一般, 十分な, 三重県). */
const COUNTED_IN_KANJI =
  /^(?:[箇かヶケカヵ]月|[箇かヶケカヵ]所|営業日|週間|時間|円|割(?![り当])|%|パーセント|歳|回(?!り)|件|枚|台|倍|名(?!前)|つ|泊|項(?!目)|号|条(?!例|件)|章|年(?!度)|月(?!曜)|日(?!本|常|頃|々)|人(?!ひとり|々|事)|分(?:間|以[内上]|前|後))/u;

/** 二十五, 三百 and 一万 are numbers whatever follows; 十分 and 万一 are not. */
const SPELLED_OUT = /^(?!十分|千万$|[十百千]$).*[十百千万億]/u;

/** Amounts, percentages and numbers in normalised text, in any script. */
export function findQuantities(text: string): readonly Quantity[] {
  const fractions = [...text.matchAll(FRACTION)].flatMap((match): Quantity[] => {
    const [found, below = "", above = ""] = match;
    const parts = { below: numberFrom(below), above: numberFrom(above) };
    if (parts.below === null || parts.above === null || parts.below === 0) return [];
    const value = rounded((parts.above / parts.below) * 100);
    return [{ kind: "percentage", text: found, index: match.index, value, unit: PERCENT, alone: false }];
  });
  const others = [...text.matchAll(NUMBER)].flatMap((match): Quantity[] => {
    const end = match.index + match[0].length;
    const inFraction = fractions.some(({ index, text: whole }) => index <= match.index && end <= index + whole.length);
    if (inFraction || !isNumber(match[0], text.slice(0, match.index), text.slice(end))) return [];
    return [quantity(match[0], match.index, text)];
  });
  return [...fractions, ...others];
}

/** A table names the unit in its head and not beside the number: a number alone in its cell bears any unit out. */
export function isSameQuantity(said: Quantity, there: Quantity): boolean {
  if (said.value === null) return there.text.includes(said.text);
  return said.value === there.value && (said.unit === there.unit || said.unit === "" || there.alone);
}

function isNumber(found: string, before: string, behind: string): boolean {
  return /\d/u.test(found) || SPELLED_OUT.test(found) || before.endsWith("第") || COUNTED_IN_KANJI.test(behind);
}

function quantity(number: string, index: number, whole: string): Quantity {
  const behind = whole.slice(index + number.length);
  const [written, unit] = unitOf(behind);
  const alone = /^(?:$|[\s|])/u.test(behind) && /(?:^|[\s|])$/u.test(whole.slice(0, index));
  const value = numberFrom(number);
  const found = { text: `${number}${written}`, index, alone };
  if (unit === TENTH) return { ...found, kind: "percentage", value: value === null ? null : value * 10, unit: PERCENT };
  const kind = unit === YEN ? "amount" : unit === PERCENT ? "percentage" : "number";
  return { ...found, kind, value, unit };
}

function unitOf(behind: string): readonly [written: string, unit: string] {
  for (const [pattern, name] of UNITS) {
    const written = pattern.exec(behind)?.[0];
    if (written !== undefined) return [written, name === "" ? written.trim() : name];
  }
  return ["", ""];
}

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
