import { expect, it } from "vitest";
import { auroc } from "./auroc.ts";

const scored = (positives: readonly number[], negatives: readonly number[]) => [
  ...positives.map((score) => ({ score, positive: true })),
  ...negatives.map((score) => ({ score, positive: false })),
];

it("is the share of pairs in which the positive scores higher", () => {
  // 0.8 beats 0.3, 0.6 and 0.7; 0.5 beats 0.3 only: 4 of 6.
  expect(auroc(scored([0.8, 0.5], [0.3, 0.6, 0.7]))).toBeCloseTo(4 / 6, 10);
});

it("counts a tie as half", () => {
  // 0.5 ties with 0.5 and beats 0.1: 1.5 of 2.
  expect(auroc(scored([0.5], [0.5, 0.1]))).toBe(0.75);
  expect(auroc(scored([1, 1], [1, 1, 1]))).toBe(0.5);
});

it("is 1 for perfect separation, 0 for the reverse, and not a number without both", () => {
  expect(auroc(scored([2, 3], [0, 1]))).toBe(1);
  expect(auroc(scored([0, 1], [2, 3]))).toBe(0);
  expect(auroc(scored([1], []))).toBeNaN();
});
