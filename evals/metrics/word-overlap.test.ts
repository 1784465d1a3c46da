import { expect, it } from "vitest";
import { wordOverlap } from "./word-overlap.ts";

it("is the share of the question's distinct words that the passage holds", () => {
  expect(wordOverlap(["出張", "宿泊", "上限", "宿泊"], ["宿泊", "料", "上限", "円"])).toBeCloseTo(2 / 3, 10);
  expect(wordOverlap(["出張"], ["宿泊"])).toBe(0);
});

it("is unknown for a question without content words", () => {
  expect(wordOverlap([], ["宿泊"])).toBeUndefined();
});
