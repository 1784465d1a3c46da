import { expect, it } from "vitest";
import { hit } from "./hit.ts";

const grades = new Map([
  ["a", 1],
  ["z", 0],
]);

it("is 1 where a relevant document is within the depth", () => {
  expect(hit(["x", "y", "a"], grades, 3)).toBe(1);
  expect(hit(["x", "y", "a"], grades, 2)).toBe(0);
});

it("does not take a document judged 0 for a hit", () => {
  expect(hit(["z"], grades, 1)).toBe(0);
});
