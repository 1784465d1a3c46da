import { describe, expect, it } from "vitest";
import type { Measured } from "../runs/run.ts";
import { verdictOn } from "./bounds.ts";

function measured(figures: Readonly<Record<string, number | null>>): Measured {
  return {
    task: "retrieval",
    dataset: "beir",
    primary: "ndcg@10",
    settings: {},
    summary: {},
    figures: Object.entries(figures).map(([name, value]) => ({
      name,
      value,
      interval: null,
      n: 1,
      unit: name.endsWith("Ms") ? "ms" : "share",
    })),
    baseline: [],
    questions: [],
  };
}

describe("a gate", () => {
  it.each([
    [{ least: 0.5 }, 0.5, "at least 0.5, reached", 0],
    [{ least: 0.5 }, 0.4999, "at least 0.5, MISSED", 1],
    [{ most: 0.5 }, 0.5, "at most 0.5, reached", 0],
    [{ most: 0.5 }, 0.51, "at most 0.5, MISSED", 1],
  ])("with %j meets %d: %s", (range, value, words, missed) => {
    const verdict = verdictOn(measured({ "ndcg@10": value }), [{ figure: "ndcg@10", kind: "gate", ...range }]);
    expect(verdict.lines).toEqual([`retrieval beir ndcg@10 = ${value.toFixed(4)} (gate: ${words})`]);
    expect(verdict.missed).toHaveLength(missed);
  });

  it.each([
    ["has no value", { "ndcg@10": null }],
    ["is not there", {}],
  ])("is missed where its figure %s", (_case, figures) => {
    const { lines, missed } = verdictOn(measured(figures), [{ figure: "ndcg@10", kind: "gate", least: 0 }]);
    expect(missed).toEqual(["retrieval beir ndcg@10 = not measured (gate: at least 0, MISSED)"]);
    expect(lines).toEqual(missed);
  });
});

it("prints a target that is missed and stops nothing", () => {
  const { lines, missed } = verdictOn(measured({ p95Ms: 20.04 }), [{ figure: "p95Ms", kind: "target", most: 15 }]);
  expect(lines).toEqual(["retrieval beir p95Ms = 20 ms (target: at most 15, MISSED)"]);
  expect(missed).toEqual([]);
});

it("prints a figure without a bound as it is", () => {
  expect(verdictOn(measured({ "hit@1": 0.61904 }), []).lines).toEqual(["retrieval beir hit@1 = 0.6190"]);
});
