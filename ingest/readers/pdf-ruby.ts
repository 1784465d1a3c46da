import type { PdfItem } from "./pdf-rows.ts";

const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー・ 　]+$/u;
/** Readings are half the size of what they stand over; printers go up to this. */
const LARGEST = 0.65;
/** How far the reading's line lies above the other, in sizes of the latter. */
const NEAREST = 0.5;
const FURTHEST = 1.6;

/** Without the readings set over words: each would cut the line of its word, which takes their room instead. */
export function withoutRuby(items: readonly PdfItem[]): readonly PdfItem[] {
  const small = items.filter(({ text }) => KANA.test(text));
  if (small.length === 0) return items;
  const bases = new Map<PdfItem, PdfItem>();
  for (const reading of small) {
    const base = items.find((item) => isOver(reading, item));
    if (base !== undefined) bases.set(reading, base);
  }
  return items.filter((item) => !bases.has(item)).map((item) => withRoom(item, readingsOf(item, bases)));
}

function isOver(reading: PdfItem, base: PdfItem): boolean {
  const rise = reading.y - base.y;
  const overlap = reading.x < base.x + base.width && base.x < reading.x + reading.width;
  return reading.size <= base.size * LARGEST && overlap && rise > base.size * NEAREST && rise < base.size * FURTHEST;
}

function readingsOf(item: PdfItem, bases: ReadonlyMap<PdfItem, PdfItem>): readonly PdfItem[] {
  return [...bases].flatMap(([reading, base]) => (base === item ? [reading] : []));
}

function withRoom(item: PdfItem, readings: readonly PdfItem[]): PdfItem {
  if (readings.length === 0) return item;
  const x = Math.min(item.x, ...readings.map((reading) => reading.x));
  const end = Math.max(item.x + item.width, ...readings.map((reading) => reading.x + reading.width));
  return { ...item, x, width: end - x };
}
