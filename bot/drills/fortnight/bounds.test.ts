import { expect, test } from "vitest";
import { boundsOf, type DayFigures, quantile } from "./bounds.ts";

const QUIET: DayFigures = {
  ...{
    name: "11-24 Tue",
    isRest: false,
    stories: 100,
    expected: 120,
    lost: 0,
    twice: 0,
    unlike: [],
    firstSign: 40,
    cpu: 20,
  },
  ...{ heap: 50, rss: 400, rows: { inbox: 200, outbox: 200, turns: 600, feedback: 60 } },
  ages: { inbox: 1.04, outbox: 1.04, turns: 5.04, feedback: 5.04 },
};

function missed(changed: (day: number) => Partial<DayFigures>): readonly string[] {
  const days = Array.from({ length: 14 }, (_, day) => ({ ...QUIET, ...changed(day) }));
  return boundsOf(days).flatMap(({ text, isKept }) => (isKept ? [] : (text.split(":")[0] ?? "")));
}

test("two weeks in which every day is like the other keep every bound", () => {
  expect(missed(() => ({}))).toEqual([]);
});

test.each<[string, string, (day: number) => Partial<DayFigures>]>([
  ["a lost reply", "every question answered exactly once", (day) => ({ lost: day === 9 ? 1 : 0 })],
  ["a second reply", "every question answered exactly once", (day) => ({ twice: day === 0 ? 1 : 0 })],
  ["two weeks without questions", "every question answered exactly once", () => ({ expected: 0 })],
  ["a heap that grows by a megabyte a day", "heap", (day) => ({ heap: 50 + day })],
  ["pages that grow by 15 MB a day", "rss", (day) => ({ rss: 400 + 15 * day })],
  ["rows that outlive their time", "turns", (day) => ({ ages: { ...QUIET.ages, turns: day === 12 ? 6 : 5 } })],
  ["a table whose age is not known", "inbox", () => ({ ages: { outbox: 1, turns: 5, feedback: 5 } })],
  ["a table that grows", "outbox", (day) => ({ rows: { ...QUIET.rows, outbox: 200 + 20 * day } })],
  ["an assistant that grows slow", "p95 of the first sign", (day) => ({ firstSign: 40 + 10 * day })],
  ["signs that nobody saw", "p95 of the first sign", () => ({ firstSign: Number.NaN })],
])("%s misses its bound", (_, bound, changed) => {
  expect(missed(changed)).toEqual([bound]);
});

test("a quantile is one of the values, and of nothing there is none", () => {
  expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3);
  expect(quantile([1, 2], 1)).toBe(2);
  expect(quantile([], 0.5)).toBeNaN();
});
