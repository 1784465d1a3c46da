import type { Draft } from "../structure/draft.ts";
import { numbersOf } from "../structure/numerals.ts";
import type { Outcome, Span } from "./place.ts";

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

function moved(passage: Draft, from: string, to: string): Draft {
  const locator = passage.locator.startsWith(from) ? `${to}${passage.locator.slice(from.length)}` : to;
  const article = /^第\d+条(?:の\d+)*/u.exec(locator)?.[0];
  const key = passage.article === null || article === undefined ? passage.article : numbersOf(article).join("_");
  return { ...passage, locator, article: key };
}

function lastNumber(place: string, unit: string): number {
  return Number(new RegExp(`第(\\d+)${unit}`, "u").exec(place)?.[1]);
}
