import { describe, expect, it } from "vitest";
import { confusionOf, f1ByLabel, macroF1 } from "./f1.ts";

/** "qq qa" is a question taken for a question, then a question taken for an app. */
function classified(pairs: string) {
  return pairs.split(" ").map((pair) => ({ gold: pair.charAt(0), predicted: pair.charAt(1) }));
}

describe("macroF1", () => {
  it("is the mean of the labels' F1, rare labels counting as much as frequent ones", () => {
    // q: 3 hits of 4 gold and 3 predicted, 6/7; a: 1 hit of 1 gold and 2 predicted, 2/3.
    const items = classified("qq qq qq qa aa");
    expect(f1ByLabel(items)).toEqual(
      new Map([
        ["q", 6 / 7],
        ["a", 2 / 3],
      ]),
    );
    expect(macroF1(items)).toBeCloseTo((6 / 7 + 2 / 3) / 2, 10);
  });

  it("counts a label that is only predicted as 0, and leaves out one that does not occur", () => {
    expect(macroF1(classified("qq qs"))).toBeCloseTo((2 / 3 + 0) / 2, 10);
    expect(macroF1(classified("qq qq"))).toBe(1);
  });

  it("is not a number of nothing", () => {
    expect(macroF1([])).toBeNaN();
  });
});

it("counts for each gold label what its items were taken for", () => {
  expect(confusionOf(classified("qq qa qq aa"))).toEqual({ q: { q: 2, a: 1 }, a: { a: 1 } });
});
