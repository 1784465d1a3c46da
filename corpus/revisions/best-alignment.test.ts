import fc from "fast-check";
import { expect, test } from "vitest";
import { bestAlignment } from "./best-alignment.ts";

test("the pairs that come to most are taken, though a nearer one is likelier by itself", () => {
  const scores = [
    [0.9, 1, null],
    [null, 0.9, 1],
  ];
  expect(bestAlignment(2, 3, (from, to) => scores[from]?.[to] ?? null)).toEqual([
    [0, 1],
    [1, 2],
  ]);
  expect(bestAlignment(1, 1, () => null)).toEqual([]);
});

test("no pair crosses another and none is of two that do not belong together", () => {
  const score = fc.option(fc.double({ min: 0.1, max: 1, noNaN: true }));
  fc.assert(
    fc.property(fc.array(fc.array(score, { minLength: 5, maxLength: 5 }), { maxLength: 6 }), (scores) => {
      const pairs = bestAlignment(scores.length, 5, (from, to) => scores[from]?.[to] ?? null);
      pairs.forEach(([from, to], at) => {
        expect(scores[from]?.[to]).not.toBeNull();
        const before = pairs[at - 1];
        if (before !== undefined) expect(from > before[0] && to > before[1]).toBe(true);
      });
    }),
  );
});
