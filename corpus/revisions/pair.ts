import { bestAlignment } from "./best-alignment.ts";
import { type Group, groupsOf, pairGroups } from "./groups.ts";
import { bigramsOf, likeness, plainText } from "./likeness.ts";
import { samePlaceKey, type Unit } from "./units.ts";

/** Of each older unit the newer one that it became, by their positions. */
export type Pairs = ReadonlyMap<number, number>;

/** Texts as like as this are the same place under another number. */
const RENUMBERED = 0.6;
/** A unit that has kept its number needs less likeness: its whole text may have been replaced. */
const SAME_PLACE_BONUS = 0.3;
/** A shorter text (削除) is no evidence that a place has moved. */
const SHORTEST_MOVED = 10;
/** Comparisons of every leftover with every other beyond this would take seconds: then only numbers decide. */
const MOST_COMPARISONS = 400_000;

/**
 * Pairs the units of two revisions: article by article in their order, so that a new one moves those behind it; then what
 * has left its order: what is equal, what is most alike, what has kept its number.
 */
export function pairUnits(older: readonly Unit[], newer: readonly Unit[]): Pairs {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const join = (from: number, to: number) => {
    if (pairs.has(from) || taken.has(to)) return;
    pairs.set(from, to);
    taken.add(to);
  };
  for (const [old, young] of pairGroups(groupsOf(older), groupsOf(newer))) {
    for (const [from, to] of pairWithin(older, newer, old, young)) join(from, to);
  }
  joinEqual(older, newer, join, (unit) => `${samePlaceKey(unit)}\n${plainText(unit.text)}`);
  const left = () => [
    [...older.keys()].filter((at) => !pairs.has(at)),
    [...newer.keys()].filter((at) => !taken.has(at)),
  ];
  for (const [from, to] of alike(older, newer, left())) join(from, to);
  joinEqual(older, newer, join, (unit) => samePlaceKey(unit) || null);
  return pairs;
}

/** The 項 of one article, whatever its number was. */
function pairWithin(older: readonly Unit[], newer: readonly Unit[], old: Group, young: Group): Pairs {
  const before = older.slice(old.from, old.to);
  const after = newer.slice(young.from, young.to);
  const grams = (units: readonly Unit[]) => units.map(({ text }) => bigramsOf(text));
  const [left, right] = [grams(before), grams(after)];
  const placeIn = (unit: Unit | undefined, label: string) => (unit ? samePlaceKey(unit).slice(label.length) : "");
  const isSamePlace = (from: number, to: number) =>
    placeIn(before[from], old.label) === placeIn(after[to], young.label);
  const found = bestAlignment(before.length, after.length, (from, to) => {
    const score = likeness(left[from] ?? new Set(), right[to] ?? new Set());
    return score + (isSamePlace(from, to) ? SAME_PLACE_BONUS : 0) < RENUMBERED
      ? null
      : score + (isSamePlace(from, to) ? 0.05 : 0);
  });
  const pairs = new Map(found);
  const taken = new Set(pairs.values());
  for (const from of before.keys()) {
    const to = after.findIndex((_, at) => !taken.has(at) && isSamePlace(from, at));
    if (pairs.has(from) || to === -1) continue;
    pairs.set(from, to);
    taken.add(to);
  }
  return new Map([...pairs].map(([from, to]) => [old.from + from, young.from + to]));
}

/** Joins units of one key in their order, so that of several equal ones none crosses another. */
function joinEqual(
  older: readonly Unit[],
  newer: readonly Unit[],
  join: (from: number, to: number) => void,
  keyOf: (unit: Unit) => string | null,
): void {
  const places = new Map<string, number[]>();
  for (const [at, unit] of newer.entries()) {
    const key = keyOf(unit);
    if (key !== null) places.set(key, [...(places.get(key) ?? []), at]);
  }
  for (const [at, unit] of older.entries()) {
    const key = keyOf(unit);
    const to = key === null ? undefined : places.get(key)?.shift();
    if (to !== undefined) join(at, to);
  }
}

/** Pairs that are alike enough, the most alike first. */
function alike(
  older: readonly Unit[],
  newer: readonly Unit[],
  [from = [], to = []]: readonly (readonly number[])[],
): readonly (readonly [number, number])[] {
  if (from.length * to.length > MOST_COMPARISONS) return [];
  const grams = new Map([...to].map((at) => [at, bigramsOf(newer[at]?.text ?? "")]));
  const scored = from.flatMap((one) => {
    const [unit, own] = [older[one], bigramsOf(older[one]?.text ?? "")];
    return to.flatMap((other) => {
      const candidate = newer[other];
      if (unit === undefined || candidate === undefined || unit.isHeading !== candidate.isHeading) return [];
      const samePlace = samePlaceKey(unit) === samePlaceKey(candidate) && unit.locator !== "";
      const isShort = Math.min(unit.text.length, candidate.text.length) < SHORTEST_MOVED;
      if (isShort && !samePlace && !unit.isHeading) return [];
      const score = likeness(own, grams.get(other) ?? new Set()) + (samePlace ? SAME_PLACE_BONUS : 0);
      return score >= RENUMBERED ? [{ pair: [one, other] as const, score, distance: Math.abs(one - other) }] : [];
    });
  });
  return scored.sort((a, b) => b.score - a.score || a.distance - b.distance).map(({ pair }) => pair);
}
