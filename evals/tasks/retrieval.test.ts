import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createTestBench } from "../fixtures/bench.ts";
import { evaluateRetrieval } from "./retrieval.ts";

const FOLDER = join(import.meta.dirname, "../fixtures/beir");

describe("eval retrieval", () => {
  it("finds with the answerer and reports the means over the queries", async () => {
    const { summary } = await evaluateRetrieval(FOLDER, createTestBench());
    // q1 finds d1 (grade 2) of d1 and d2: nDCG 2 / (2 + 1 / log2(3)) = 0.7602, recall 1/2; q2 finds d3; q3 finds nothing.
    expect(summary).toMatchObject({
      dataset: "beir",
      queries: 3,
      documents: 3,
      "ndcg@10": 0.5867,
      "recall@10": 0.5,
      "mrr@10": 0.6667,
      "hit@1": 0.6667,
      "hit@3": 0.6667,
      p50Ms: 5,
      p95Ms: 5,
      buildMs: 5,
    });
    expect(summary["ndcg@10.interval"]).toEqual([0, 1]);
  });

  it("has the fields of the interface in their order, what is more behind them", async () => {
    const { summary } = await evaluateRetrieval(FOLDER, createTestBench());
    expect(Object.keys(summary)).toEqual([
      ...["dataset", "queries", "documents", "ndcg@10", "ndcg@10.interval", "recall@10", "mrr@10", "hit@1", "hit@3"],
      ...["p50Ms", "p95Ms", "buildMs", "bm25"],
    ]);
  });

  it("compares with BM25 over the same queries", async () => {
    const { baseline, questions } = await evaluateRetrieval(FOLDER, createTestBench());
    expect(baseline.map(({ name }) => name)).toEqual(["ndcg@10", "recall@10", "mrr@10", "hit@1", "hit@3"]);
    expect(baseline[0]).toMatchObject({ n: 3, difference: 0, interval: [0, 0], p: 1 });
    expect(questions[0]?.values["baseline.ndcg@10"]).toBe(questions[0]?.values["ndcg@10"]);
  });

  it("keeps for each question what was expected, what was found and how far their words overlap", async () => {
    const bench = createTestBench();
    const { questions } = await evaluateRetrieval(FOLDER, bench);
    expect(questions[0]).toMatchObject({
      id: "q1",
      kind: "grade 2",
      expected: ["宿泊料", "日当"],
      found: ["宿泊料"],
      overlap: 1,
    });
    expect(questions[2]).toMatchObject({ kind: "grade 1", found: [], overlap: 0 });
    expect([...bench.phases]).toEqual(["Building", "Building 3", "Asking", "Asking 3"]);
  });

  it("refuses a folder that is no dataset", async () => {
    await expect(evaluateRetrieval(join(FOLDER, "nowhere"), createTestBench())).rejects.toThrow(
      /^There is no dataset file .*\.$/u,
    );
  });
});
