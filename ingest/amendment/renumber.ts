import type { Draft } from "../structure/draft.ts";
import { NUMERAL, numbersOf } from "../structure/numerals.ts";
import { itemOf, type Outcome, type Span } from "./place.ts";

/** 第8条を第9条とし: everything of the place under its new number. */
export function renumber({ passages, from, to, place }: Span, target: string): Outcome {
  const taken = passages.some(({ locator }, at) => locator === target && (at < from || at >= to));
  if (taken) return `${target}は既にあります。`;
  return passages.map((passage, at) => (at >= from && at < to ? moved(passage, place, target) : passage));
}

/** 第5条から第8条までを2条ずつ繰り下げる: each number of the stretch higher (or lower) by as many, branches kept. */
export function shift({ passages, from, place }: Span, last: string, by: number): Outcome {
  const unit = place.endsWith("項") ? "項" : "条";
  const [low, high] = [lastNumber(place, unit), lastNumber(last, unit)];
  const outside = unit === "項" ? place.replace(/第\d+項$/u, "") : place.startsWith("附則") ? "附則" : "";
  const pattern = new RegExp(`^${outside}第(\\d+)${unit}`, "u");
  if (passages[from] === undefined || high < low) return `${place}から${last}までが見つかりません。`;
  return passages.map((passage) => {
    const number = Number(pattern.exec(passage.locator)?.[1]);
    if (!(number >= low && number <= high)) return passage;
    return moved(passage, `${outside}第${number}${unit}`, `${outside}第${number + by}${unit}`);
  });
}

/** 第3号を第4号とし, and 号 of a stretch moved by as many: each line keeps its way of writing numbers. */
export function renumberItems(
  lines: readonly string[],
  low: number,
  high: number,
  by: number,
): readonly string[] | string {
  const isMoved = (line: string) => {
    const item = Number(itemOf(line));
    return item >= low && item <= high;
  };
  const kept = new Set(lines.filter((line) => !isMoved(line)).map(itemOf));
  const taken = lines
    .filter(isMoved)
    .map((line) => Number(itemOf(line)) + by)
    .find((item) => kept.has(`${item}`));
  if (taken !== undefined) return `第${taken}号は既にあります。`;
  if (!lines.some(isMoved)) return `第${low}号が見つかりません。`;
  return lines.map((line) => (isMoved(line) ? withNumber(line, Number(itemOf(line)) + by) : line));
}

function withNumber(line: string, item: number): string {
  return line.replace(new RegExp(NUMERAL, "u"), (written) => {
    if (/^[0-9]/u.test(written)) return `${item}`;
    if (/^[０-９]/u.test(written))
      return `${item}`.replace(/\d/gu, (digit) => "０１２３４５６７８９"[Number(digit)] ?? digit);
    return inKanji(item);
  });
}

function inKanji(number: number): string {
  const digits = ["", ..."一二三四五六七八九"];
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? digits[tens] : ""}${tens > 0 ? "十" : ""}${digits[ones]}`;
}

function moved(passage: Draft, from: string, to: string): Draft {
  const locator = passage.locator.startsWith(from) ? `${to}${passage.locator.slice(from.length)}` : to;
  const article = /^第\d+条?(?:の\d+)*/u.exec(locator)?.[0];
  const key = passage.article === null || article === undefined ? passage.article : numbersOf(article).join("_");
  return { ...passage, locator, article: key };
}

function lastNumber(place: string, unit: string): number {
  return Number(new RegExp(`第(\\d+)${unit}`, "u").exec(place)?.[1]);
}
