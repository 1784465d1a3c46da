import { basename, dirname, resolve } from "node:path";
import type { Bench } from "../bench.ts";
import { type JudgedClaim, readClaims } from "../datasets/claims.ts";
import { auroc } from "../metrics/auroc.ts";
import { estimatedFigure, figuresJson, shareFigure } from "../runs/figure.ts";
import type { Measured, QuestionResult } from "../runs/run.ts";

/** The product's test of a statement against passages, and the score from which a statement passes. */
export interface SupportCheck {
  /** 0 (not in the passages) to 1 (said there). */
  readonly supports: (claim: string, passages: readonly string[]) => number | Promise<number>;
  readonly threshold: number;
}

/**
 * How well the support check tells what the passages say from what they do not: AUROC of its score, and at the shipped
 * threshold the share of unsupported claims that pass and of supported ones that are dropped.
 * @param file JSONL of claims with `supported` and `articles`
 * @throws DatasetUnusable
 */
export async function evaluateClaims(
  file: string,
  check: SupportCheck,
  { onProgress }: Pick<Bench, "onProgress">,
): Promise<Measured> {
  const claims = await readClaims(file);
  const judged: { readonly score: number; readonly positive: boolean; readonly result: QuestionResult }[] = [];
  for (const claim of claims) {
    onProgress("Checking", judged.length, claims.length);
    const score = await check.supports(
      claim.claim,
      claim.articles.map(({ title, text }) => `${title}\n${text}`),
    );
    judged.push({ score, positive: claim.supported, result: resultOf(claim, score, check.threshold) });
  }
  onProgress("Checking", judged.length, claims.length);
  const questions = judged.map(({ result }) => result);
  const figures = [
    estimatedFigure("auroc", "share", judged, auroc),
    shareFigure("falsePassed", questions),
    shareFigure("trueDropped", questions),
  ];
  return {
    task: "claims",
    dataset: basename(dirname(resolve(file))),
    primary: "right",
    settings: { threshold: check.threshold },
    summary: { claims: claims.length, ...figuresJson(figures, ["auroc"]) },
    figures,
    baseline: [],
    questions,
  };
}

function resultOf(claim: JudgedClaim, score: number, threshold: number): QuestionResult {
  const passed = score >= threshold;
  return {
    id: claim._id,
    text: claim.claim,
    kind: claim.supported ? "supported" : "unsupported",
    values: {
      right: passed === claim.supported ? 1 : 0,
      ...(claim.supported ? { trueDropped: passed ? 0 : 1 } : { falsePassed: passed ? 1 : 0 }),
    },
    ms: null,
    forecast: null,
    overlap: null,
    expected: claim.articles.map(({ title }) => title),
    found: [`${passed ? "passed" : "dropped"} (${score.toFixed(3)})`],
  };
}
