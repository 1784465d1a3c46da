import { expect, it } from "vitest";
import { ndcg } from "./ndcg.ts";

const grades = new Map([
  ["a", 2],
  ["b", 1],
]);

it("is 1 for the ideal order and 0 where nothing relevant is found", () => {
  expect(ndcg(["a", "b", "x"], grades, 10)).toBe(1);
  expect(ndcg(["x", "y"], grades, 10)).toBe(0);
  expect(ndcg([], grades, 10)).toBe(0);
});

it("discounts linear gains by log2 of rank + 1", () => {
  // DCG = 1/log2(2) + 2/log2(4) = 1 + 1 = 2; ideal = 2/log2(2) + 1/log2(3) = 2 + 0.63093 = 2.63093
  expect(ndcg(["b", "x", "a"], grades, 10)).toBeCloseTo(2 / 2.63093, 5);
});

it("looks no further than the depth, for the ideal as well", () => {
  expect(ndcg(["x", "a"], grades, 1)).toBe(0);
  expect(ndcg(["b", "a"], grades, 1)).toBe(0.5);
});

it("is 0, not NaN, where no document is relevant", () => {
  expect(ndcg(["a"], new Map([["a", 0]]), 10)).toBe(0);
});
