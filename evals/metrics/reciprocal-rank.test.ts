import { expect, it } from "vitest";
import { reciprocalRank } from "./reciprocal-rank.ts";

const grades = new Map([
  ["a", 1],
  ["b", 2],
  ["z", 0],
]);

it("is one over the rank of the first relevant result, whatever its grade", () => {
  expect(reciprocalRank(["x", "z", "a", "b"], grades, 10)).toBeCloseTo(1 / 3, 10);
  expect(reciprocalRank(["b", "a"], grades, 10)).toBe(1);
});

it("is 0 where the first relevant result stands behind the depth or nowhere", () => {
  expect(reciprocalRank(["x", "y", "a"], grades, 2)).toBe(0);
  expect(reciprocalRank(["x"], grades, 10)).toBe(0);
});
