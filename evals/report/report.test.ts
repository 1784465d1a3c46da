import { describe, expect, it } from "vitest";
import { createTestQuestion, createTestRun } from "../fixtures/run.ts";
import { compareRuns } from "../tasks/compare.ts";
import { barChart, timeChart } from "./charts.ts";
import { renderComparison } from "./comparison-page.ts";
import { html } from "./html.ts";
import { renderRun } from "./run-page.ts";
import { comparisonTable, runTable } from "./table.ts";

const RUN = createTestRun("a", [], {
  questions: [
    createTestQuestion("q1", 1, { kind: "plain", forecast: { confidence: 0.95, right: true } }),
    createTestQuestion("q2", 0, { kind: "date", text: "<script>悪い質問</script>", overlap: 0.2 }),
    createTestQuestion("q3", 0, { kind: "date", overlap: 0.9, expected: ["第8条"], found: ["第9条"] }),
    createTestQuestion("q4", 0.5, { kind: "plain" }),
  ],
});

describe("the report of a run", () => {
  const page = renderRun(RUN);

  it("loads nothing and runs nothing", () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|src=|href=|url\(|@import|https?:/u);
    expect(page).toContain("&lt;script&gt;悪い質問&lt;/script&gt;");
  });

  it("shows values in text beside every bar, with their intervals", () => {
    expect(page).toMatch(/nDCG@10[\s\S]*0\.500[\s\S]*0\.250〜0\.750/u);
    expect(page).toMatch(/時点を問う質問[\s\S]*2問[\s\S]*0\.000/u);
  });

  it("puts the worst questions first, of equal ones that which shares most words, and leaves out the perfect", () => {
    const order = [...page.matchAll(/<p class="question">([^<]*)<\/p>/gu)].map(([, text]) => text);
    expect(order).toEqual(["質問 q3", "&lt;script&gt;悪い質問&lt;/script&gt;", "質問 q4"]);
    expect(page).toMatch(/期待[\s\S]*第8条[\s\S]*結果[\s\S]*第9条/u);
  });

  it("has sections only for what was measured", () => {
    expect(page).toContain("応答時間の分布");
    expect(page).toContain("確信度と正しさ");
    expect(page).not.toContain("BM25との比較");
    const bare = renderRun(
      createTestRun("b", [], { questions: [createTestQuestion("q1", 1, { ms: null, overlap: null })] }),
    );
    expect(bare).not.toMatch(/応答時間の分布|確信度と正しさ|質問の種類別|言葉の重なり|うまくいかなかった/u);
  });
});

describe("the report of a comparison", () => {
  it("shows the difference and the questions that became worse and better", () => {
    const page = renderComparison(compareRuns(createTestRun("a", [1, 0, 0.5]), createTestRun("b", [0.5, 1, 0.5])));
    expect(page).toMatch(/<b>\+0\.167<\/b>/u);
    expect(page).toMatch(
      /悪くなった質問[\s\S]*質問 q1[\s\S]*−0\.500[\s\S]*よくなった質問[\s\S]*質問 q2[\s\S]*\+1\.000/u,
    );
    expect(page).not.toContain("質問 q3");
  });
});

describe("charts", () => {
  it("place bar and whisker by percentage", () => {
    const { markup } = barChart(0.25, [0.1, 0.4]);
    expect(markup).toContain('width="25.00%"');
    expect(markup).toContain('x1="10.00%" x2="40.00%"');
  });

  it("name p50 and p95 of the times in words", () => {
    const { markup } = timeChart(Array.from({ length: 100 }, (_, at) => at + 1));
    expect(markup).toContain('aria-label="応答時間の分布。中央値 50 ms、95パーセンタイル 95 ms"');
  });
});

describe("tables", () => {
  it("align figures with their intervals", () => {
    expect(runTable(createTestRun("a", [0, 1]))).toBe(
      "retrieval on beir, 2 questions\n\n         value   95 % interval  n\nndcg@10  0.500  [0.250, 0.750]  2\n",
    );
  });

  it("show differences of two runs", () => {
    const table = comparisonTable(compareRuns(createTestRun("a", [0]), createTestRun("b", [1])));
    expect(table).toMatch(/^ndcg@10 +0\.000 +1\.000 +\+1\.000 +\[\+1\.000, \+1\.000\] +1\.000 +1$/mu);
  });
});

it("markup escapes text and keeps markup", () => {
  expect(html`<b title="${'"'}">${"<&'>"}${3}${html`<i></i>`}${[html`<u></u>`]}</b>`.markup).toBe(
    '<b title="&quot;">&lt;&amp;&#39;&gt;3<i></i><u></u></b>',
  );
});
