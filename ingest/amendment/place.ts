import type { Draft } from "../structure/draft.ts";
import { NUMERAL, numberOf } from "../structure/numerals.ts";

/** A step's outcome: the new text, or the sentence that says why there is none. */
export type Outcome = readonly Draft[] | string;

/** The passages that stand at a place, from the first up to before the last. */
export interface Span {
  readonly passages: readonly Draft[];
  readonly from: number;
  readonly to: number;
  readonly place: string;
}

const ITEM = /第(\d+)号((?:の\d+)*)$/u;
const ITEM_LINE = new RegExp(`^[（(]?(${NUMERAL})[）)]?((?:の${NUMERAL})*)[　 .．]`, "u");

/** A place apart from the 号 that it ends in: passages are 項, their 号 are lines. */
export interface Place {
  readonly passage: string;
  /** `2` or `2の3`; null where no 号 is named. */
  readonly item: string | null;
}

export function placeOf(named: string): Place {
  const match = ITEM.exec(named);
  if (match === null || /様式第\d+号$/u.test(named)) return { passage: named, item: null };
  return { passage: named.slice(0, match.index), item: `${match[1]}${match[2]}` };
}

/** Whether a passage stands at the place or within it: 第3条第2項 within 第3条, and 第3条 is its own 第1項 where it has only one. */
export function standsAt({ locator }: Draft, place: string): boolean {
  if (locator === place || `${locator}第1項` === place) return true;
  return locator.startsWith(place) && /^第/u.test(locator.slice(place.length));
}

/** The lines of a 号 with what is listed under it, from the first up to before the last; null where there is no such 号. */
export function itemLines(lines: readonly string[], item: string): readonly [number, number] | null {
  const from = lines.findIndex((line) => itemOf(line) === item);
  if (from === -1) return null;
  const length = lines.slice(from + 1).findIndex((line) => itemOf(line) !== null);
  return [from, length === -1 ? lines.length : from + 1 + length];
}

function itemOf(line: string): string | null {
  const match = ITEM_LINE.exec(line);
  if (match?.[1] === undefined) return null;
  const branches = (match[2] ?? "").replace(new RegExp(NUMERAL, "gu"), (numeral) => String(numberOf(numeral)));
  return `${numberOf(match[1])}${branches}`;
}
