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

/** Pairs the units of two revisions: what is equal, then what is most alike, then what has kept its number. */
export function pairUnits(older: readonly Unit[], newer: readonly Unit[]): Pairs {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const join = (from: number, to: number) => {
    if (pairs.has(from) || taken.has(to)) return;
    pairs.set(from, to);
    taken.add(to);
  };
  joinEqual(older, newer, join, (unit) => `${samePlaceKey(unit)}\n${unit.text}`);
  const left = () => [
    [...older.keys()].filter((at) => !pairs.has(at)),
    [...newer.keys()].filter((at) => !taken.has(at)),
  ];
  for (const [from, to] of alike(older, newer, left())) join(from, to);
  joinEqual(older, newer, join, (unit) => samePlaceKey(unit) || null);
  return pairs;
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

function bigramsOf(text: string): ReadonlySet<string> {
  const characters = [...text.replace(/\s/gu, "")];
  return new Set(characters.map((character, at) => `${character}${characters[at + 1] ?? ""}`));
}

/** Dice's coefficient of character bigrams, 0 to 1. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 1;
  let common = 0;
  for (const gram of one) if (other.has(gram)) common += 1;
  return (2 * common) / (one.size + other.size);
}
