import { expect, it } from "vitest";
import { mean } from "./mean.ts";

it("is the sum over the number, and not a number for nothing", () => {
  expect(mean([1, 2, 6])).toBe(3);
  expect(mean([])).toBeNaN();
});
