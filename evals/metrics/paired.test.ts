import { expect, it } from "vitest";
import { pairedDifference } from "./paired.ts";

it("is second minus first over the same questions, with interval and p", () => {
  const pairs = [
    [0, 1],
    [0.5, 1.5],
    [1, 2],
  ] as const;
  expect(pairedDifference("ndcg@10", pairs)).toEqual({
    name: "ndcg@10",
    n: 3,
    first: 0.5,
    second: 1.5,
    difference: 1,
    interval: [1, 1],
    // Of 2^3 sign assignments all + and all - reach a sum of 3.
    p: 0.25,
  });
});

it("says nothing of no questions", () => {
  expect(pairedDifference("ndcg@10", [])).toBeUndefined();
});
