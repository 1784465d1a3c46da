import { expect, it } from "vitest";
import { percentile } from "./percentile.ts";

it("takes the value of the nearest rank", () => {
  const values = [50, 15, 40, 20, 35];
  expect(percentile(values, 0.05)).toBe(15);
  expect(percentile(values, 0.3)).toBe(20);
  expect(percentile(values, 0.5)).toBe(35);
  expect(percentile(values, 0.95)).toBe(50);
});

it("sorts by size, not by spelling", () => {
  expect(percentile([9, 100, 10], 0.5)).toBe(10);
});

it("is the least value for a share of 0 and not a number for no values", () => {
  expect(percentile([3, 1, 2], 0)).toBe(1);
  expect(percentile([], 0.5)).toBeNaN();
});
