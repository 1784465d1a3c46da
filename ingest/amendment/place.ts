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

const ITEM = /第(\d+)号((?:の\d+)*)([ア-ン]?)$/u;
const PART = /(?<!^)(本文|ただし書|前段|後段|各号列記以外の部分)$/u;
const PROVISO = /(?:ただし|但し)、/u;
const ITEM_LINE = new RegExp(`^[（(]?(${NUMERAL})[）)]?((?:の${NUMERAL})*)[　 .．]`, "u");

const SUBITEM_LINE = /^[　 ]*([ア-ン])[　 .．]/u;

/** A place apart from the 号 and the sentence that it ends in: passages are 項, their 号 are lines. */
export interface Place {
  readonly passage: string;
  /** `2` or `2の3`; null where no 号 is named. */
  readonly item: string | null;
  /** イ of 第2号イ; null where none is named. */
  readonly subitem: string | null;
  /** ただし書, 本文 and the like; null where the whole is meant. */
  readonly part: string | null;
}

export function placeOf(named: string): Place {
  const part = PART.exec(named)?.[1] ?? null;
  const whole = part === null ? named : named.slice(0, -part.length);
  const match = ITEM.exec(whole);
  if (match === null || /様式第\d+号$/u.test(whole)) return { passage: whole, item: null, subitem: null, part };
  return { passage: whole.slice(0, match.index), item: `${match[1]}${match[2]}`, subitem: match[3] || null, part };
}

/** Where a part stands in the text of a 項 or a 号, from and up to before; null where the text has no such part. */
export function partOf(text: string, part: string): readonly [number, number] | null {
  const firstItem = text.split("\n").findIndex((line, at) => at > 0 && itemOf(line) !== null);
  const head = firstItem === -1 ? text : text.split("\n").slice(0, firstItem).join("\n");
  if (part === "各号列記以外の部分") return firstItem === -1 ? null : [0, head.length];
  const end = head.indexOf("。") + 1;
  const proviso = head.search(PROVISO);
  if (part === "ただし書") return proviso < 1 ? null : [proviso, head.length];
  if (part === "本文") return proviso < 1 ? null : [0, proviso];
  const second = proviso < 1 ? head.length : proviso;
  if (end === 0 || end >= second) return null;
  return part === "前段" ? [0, end] : [end, second];
}

/** Where a further sentence of a 項 begins: behind its last one, before its 号. */
export function endOfSentences(text: string): number {
  const firstItem = text.split("\n").findIndex((line, at) => at > 0 && itemOf(line) !== null);
  return firstItem === -1 ? text.length : text.split("\n").slice(0, firstItem).join("\n").length;
}

/** Whether a passage stands at the place or within it: 第3条第2項 within 第3条, and 第3条 is its own 第1項 where it has only one. */
export function standsAt({ locator, kind }: Draft, place: string): boolean {
  if (place === "") return false;
  if (place === "本則") return kind === "article";
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

/** The lines of イ within those of its 号, as `itemLines` tells those of a 号. */
export function subitemLines(lines: readonly string[], subitem: string): readonly [number, number] | null {
  const markers = lines.map((line) => SUBITEM_LINE.exec(line)?.[1]);
  const from = markers.indexOf(subitem);
  if (from === -1) return null;
  const length = markers.slice(from + 1).findIndex((marker) => marker !== undefined);
  return [from, length === -1 ? lines.length : from + 1 + length];
}

export function itemOf(line: string): string | null {
  const match = ITEM_LINE.exec(line);
  if (match?.[1] === undefined) return null;
  const branches = (match[2] ?? "").replace(new RegExp(NUMERAL, "gu"), (numeral) => String(numberOf(numeral)));
  return `${numberOf(match[1])}${branches}`;
}
