import { join } from "node:path";
import { expect, it } from "vitest";
import { evaluateClaims } from "./claims.ts";

const FILE = join(import.meta.dirname, "../fixtures/claims.jsonl");
const SCORES: Readonly<Record<string, number>> = { 宿泊料は一万円: 0.9, 日当は五千円: 0.6, 日当は千円: 0.4 };

it("tests the support check at its threshold and over all thresholds", async () => {
  const seen: string[] = [];
  const supports = (claim: string, passages: readonly string[]) => {
    seen.push(...passages);
    return SCORES[claim] ?? Number.NaN;
  };
  const { summary, questions, dataset } = await evaluateClaims(
    FILE,
    { supports, threshold: 0.6 },
    { onProgress: () => {} },
  );
  // Supported 0.9 and 0.4 against unsupported 0.6: 0.9 wins, 0.4 loses, 1 of 2. 0.6 passes at the threshold, 0.4 does not.
  expect(summary).toMatchObject({ claims: 3, auroc: 0.5, falsePassed: 1, trueDropped: 0.5 });
  expect(questions.map(({ values }) => values.right)).toEqual([1, 0, 0]);
  expect(seen).toEqual(["第8条\n宿泊料は一万円とする。", "第9条\n日当は千円とする。", "第9条\n日当は別に定める。"]);
  expect(dataset).toBe("fixtures");
});
