import { describe, expect, it } from "vitest";
import type { TermStatistics } from "../../corpus/library.ts";
import { bm25, rarity } from "./bm25.ts";

const STATISTICS: TermStatistics = {
  passages: 10,
  meanLength: { headWords: 0, bodyWords: 0, headBigrams: 0, bodyBigrams: 0 },
  frequency: (term) => ({ 旅費: 2, 職員: 10, 過多: 12 })[term] ?? 0,
};

describe("rarity", () => {
  it("is the logarithm of the passages without the term over those with it", () => {
    expect(rarity("旅費", STATISTICS)).toBeCloseTo(Math.log(4.4), 10);
    expect(rarity("初出", STATISTICS)).toBeCloseTo(Math.log(22), 10);
  });

  it("stays above zero for a term of every passage, and for one counted more often than there are passages", () => {
    expect(rarity("職員", STATISTICS)).toBeCloseTo(Math.log(1 + 0.5 / 10.5), 10);
    expect(rarity("過多", STATISTICS)).toBeCloseTo(Math.log(1 + 0.5 / 12.5), 10);
  });
});

describe("bm25", () => {
  const weights = new Map([
    ["旅費", 2],
    ["日当", 1],
  ]);

  it("sums each term's saturated count times its weight, over all parts of the field", () => {
    // Length 4 at a mean of 8: norm 1.2 × (0.25 + 0.75 × 4/8) = 0.75; 2 × 2 × 2.2 / 2.75 + 1 × 2.2 / 1.75.
    expect(bm25([["旅費", "宿泊", "旅費"], ["日当"]], weights, 8)).toBeCloseTo(3.2 + 2.2 / 1.75, 10);
  });

  it("gives a longer field less for the same count", () => {
    // Length 2 at a mean of 1: norm 1.2 × (0.25 + 0.75 × 2) = 2.1.
    expect(bm25([["日当", "甲"]], weights, 1)).toBeCloseTo(2.2 / 3.1, 10);
    expect(bm25([["日当"]], weights, 1)).toBeCloseTo(1, 10);
  });

  it("is zero without a common term and finite where the mean length is zero", () => {
    expect(bm25([["甲", "乙"]], weights, 4)).toBe(0);
    expect(bm25([], weights, 0)).toBe(0);
    expect(bm25([["日当"]], weights, 0)).toBeCloseTo(1, 10);
  });
});
