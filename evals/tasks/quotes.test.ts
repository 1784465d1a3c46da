import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createTestBench } from "../fixtures/bench.ts";
import { evaluateQuotes } from "./quotes.ts";

const FOLDER = join(import.meta.dirname, "../fixtures/beir");

it("counts queries whose first quotation holds one of the answers, refused ones as not held", async () => {
  const { summary, questions } = await evaluateQuotes(FOLDER, createTestBench());
  // q1 quotes d1 (26 code points) and q2 quotes d3 (29), both with the answer; q3 is refused.
  expect(summary).toMatchObject({
    queries: 3,
    holds: 0.6667,
    holdsOfAnswered: 1,
    medianLength: 26,
    refused: 0.3333,
  });
  expect(questions.map(({ kind }) => kind)).toEqual(["how many", "when", "who"]);
  expect(questions[2]).toMatchObject({ expected: ["職員"], found: ["資料からは確認できませんでした。"] });
});

it("refuses a dataset whose queries have no answers", async () => {
  const folder = await mkdtemp(join(tmpdir(), "do-evals-"));
  try {
    await cp(FOLDER, folder, { recursive: true });
    const queries = await readFile(join(folder, "queries.jsonl"), "utf8");
    await writeFile(join(folder, "queries.jsonl"), queries.replaceAll(/,"answers":\[[^\]]*\]/gu, ""));
    await expect(evaluateQuotes(folder, createTestBench())).rejects.toThrow(/has answers to look for/u);
  } finally {
    await rm(folder, { recursive: true });
  }
});
