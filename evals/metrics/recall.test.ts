import { expect, it } from "vitest";
import { recall } from "./recall.ts";

const grades = new Map([
  ["a", 2],
  ["b", 1],
  ["c", 1],
  ["d", 0],
]);

it("counts every grade above 0 as relevant", () => {
  expect(recall(["b", "d", "x"], grades, 10)).toBeCloseTo(1 / 3, 10);
  expect(recall(["c", "b", "a"], grades, 10)).toBe(1);
});

it("does not count what stands behind the depth", () => {
  expect(recall(["x", "a", "b"], grades, 2)).toBeCloseTo(1 / 3, 10);
});

it("is 0 where nothing is relevant", () => {
  expect(recall(["a"], new Map(), 10)).toBe(0);
});
