import { expect, it } from "vitest";
import { createTestQuestion, createTestRun } from "../fixtures/run.ts";
import { compareRuns, comparisonJson } from "./compare.ts";

it("pairs questions by id and gives second minus first with interval and exact p", () => {
  const comparison = compareRuns(createTestRun("a", [0, 0.25]), createTestRun("b", [0.5, 0.75]));
  expect(comparisonJson(comparison)).toEqual({
    task: "retrieval",
    dataset: "beir",
    runs: ["a", "b"],
    questions: 2,
    differences: {
      // Both differences are 0.5; of four sign assignments two reach a sum of 1.
      "ndcg@10": { n: 2, first: 0.125, second: 0.625, difference: 0.5, interval: [0.5, 0.5], p: 0.5 },
      ms: { n: 2, first: 10, second: 10, difference: 0, interval: [0, 0], p: 1 },
    },
  });
});

it("leaves out questions and values that only one run has", () => {
  const second = createTestRun("b", [], {
    questions: [createTestQuestion("q2", 1, { values: { "ndcg@10": 1, other: 1 } }), createTestQuestion("q9", 1)],
  });
  const { questions, differences } = compareRuns(createTestRun("a", [0, 0.25]), second);
  expect(questions.map((pair) => pair.second.id)).toEqual(["q2"]);
  expect(differences.map(({ name, n }) => [name, n])).toEqual([
    ["ndcg@10", 1],
    ["ms", 1],
  ]);
});

it("refuses runs of different tasks or datasets", () => {
  const first = createTestRun("a", [1]);
  expect(() => compareRuns(first, createTestRun("b", [1], { dataset: "other" }))).toThrow(
    "Only runs of one task and dataset can be compared: retrieval on beir, retrieval on other.",
  );
  expect(() => compareRuns(first, createTestRun("b", [1], { task: "quotes" }))).toThrow(
    /retrieval on beir, quotes on beir/u,
  );
});
