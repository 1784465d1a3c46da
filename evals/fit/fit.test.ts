import { describe, expect, it } from "vitest";
import { foldsByGold } from "./folds.ts";
import { fitListwise } from "./listwise.ts";
import { fitLogistic } from "./logistic.ts";
import { quality } from "./quality.ts";

describe("foldsByGold", () => {
  it("keeps questions together that share a document, directly or through another question", () => {
    const [one, two, three, four] = foldsByGold(
      [
        { id: "1", gold: ["a"] },
        { id: "2", gold: ["b"] },
        { id: "3", gold: ["a", "b"] },
        { id: "4", gold: ["c"] },
      ],
      2,
    );
    expect(two).toBe(one);
    expect(three).toBe(one);
    expect(four).not.toBe(one);
  });
});

describe("fitListwise", () => {
  it("weighs the feature that tells the relevant candidate apart, beside what is given", () => {
    const example = {
      features: [
        [1, 0],
        [0, 1],
      ],
      grades: [1, 0],
      offsets: [0, 0],
      weight: 1,
    };
    const [first = 0, second = 0] = fitListwise([example, example], 2);
    expect(first).toBeGreaterThan(second);
    const [helped = 0] = fitListwise([{ ...example, offsets: [5, 0] }], 2);
    expect(helped).toBeLessThan(first);
  });
});

describe("fitLogistic", () => {
  it("finds the odds of a constant: 3 of 4 is ln 3", () => {
    const [constant = 0] = fitLogistic([[], [], [], []], [true, true, true, false]);
    expect(constant).toBeCloseTo(Math.log(3), 2);
  });
});

describe("quality", () => {
  it("is computed over the order that the scores give", () => {
    const candidate = (gain: number, feature: number) => ({ rules: 0, features: [feature], gain });
    const question = {
      id: "1",
      gold: ["a", "b"],
      gains: [1, 2],
      candidates: [candidate(1, 3), candidate(0, 2), candidate(2, 1)],
      evidence: [],
    };
    const { ndcg10, recall10, hit1 } = quality(question, ([feature = 0]) => feature);
    // (1 + 2 / 2) / (2 + 1 / log2(3))
    expect(ndcg10).toBeCloseTo(2 / (2 + 1 / Math.log2(3)), 9);
    expect(recall10).toBe(1);
    expect(hit1).toBe(1);
  });
});
