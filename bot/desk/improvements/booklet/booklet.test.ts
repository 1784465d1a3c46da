import { expect, test } from "vitest";
import { readDocument } from "../../../../ingest/readers/read.ts";
import type { SeenCase } from "../spread.ts";
import { bookletOf } from "./contents.ts";
import { bookletHtml } from "./html.ts";
import { bookletPdf } from "./pdf.ts";

function seen(id: string, change: Partial<SeenCase> = {}): SeenCase {
  return {
    ...{ id, number: `令和7年度事例第${id}号`, caseKind: "改善事例", documentId: id, likes: 0, liked: false },
    text: { title: `事例その${id}`, before: "前は遅かった。", action: "変えた。", effect: "早くなった。" },
    ...{
      area: "業務改革",
      credit: "総務部人事課",
      unit: "総務部人事課",
      hours: 12.5,
      money: 0,
      publishedOn: "2025-06-01",
    },
    adoptions: [],
    ...change,
  };
}

const ADOPTION = {
  caseId: "2",
  unit: "建設部道路課",
  since: "2025-09-01",
  hours: 40,
  money: 5000,
  remark: "",
  markedAt: "",
};
const CASES = [
  seen("10", { area: "働き方改革", publishedOn: "2026-03-31" }),
  seen("2", { adoptions: [ADOPTION], credit: "匿名の職員", unit: null }),
  seen("1"),
  seen("3", { publishedOn: "2026-04-01" }),
  seen("4", { publishedOn: "2025-03-31" }),
];

function booklet(cases: readonly SeenCase[] = CASES) {
  const prizes = [{ caseId: "2", round: "令和7年度改善表彰", prize: "最優秀賞" }];
  const [issuer, office, madeOn] = ["星見県", "総務部行政改革課", "2026-04-10"] as const;
  return bookletOf({ cases, prizes, fiscalYear: 2025, issuer, office, madeOn });
}

async function pdfText(cases?: readonly SeenCase[]) {
  const result = await readDocument(await bookletPdf(booklet(cases)), "booklet.pdf");
  if (result.kind !== "read") throw new Error(JSON.stringify(result.reason));
  const blocks = result.reading.blocks.flatMap((block) =>
    block.kind === "table" ? [] : [{ page: block.page ?? 0, text: block.text.replaceAll(/\s/gu, "") }],
  );
  return { blocks, text: blocks.map(({ text }) => text).join("\n") };
}

test("a booklet holds April to March, by area and number, with who adopted and an index by department", () => {
  const { title, chapters, totals, index } = booklet();
  expect(title).toBe("令和7年度 改善・テレワーク実践事例集");
  expect(chapters.map(({ area, cases }) => [area, cases.map((each) => each.title)])).toEqual([
    ["業務改革", ["事例その1", "事例その2"]],
    ["働き方改革", ["事例その10"]],
  ]);
  expect(totals).toMatchObject({ cases: 3, adoptions: 1, hours: 77.5, money: 5000 });
  expect(chapters[0]?.cases[1]).toMatchObject({
    prizes: ["令和7年度改善表彰　最優秀賞"],
    effect: "年間12.5時間",
    adoptions: ["建設部道路課（2025年9月から、年間40時間・5,000円）"],
  });
  expect(index.map(({ unit, own, adopted }) => [unit, own.length, adopted.length])).toEqual([
    ["総務部人事課", 2, 0],
    ["建設部道路課", 0, 1],
    ["所属を公表しない", 1, 0],
  ]);
});

test("the page has each case once, links to it, and loads nothing", async () => {
  const page = String(await bookletHtml(booklet()));
  for (const anchor of ["case-1", "case-2", "case-10"]) {
    expect(page.split(`id="${anchor}"`)).toHaveLength(2);
    expect(page).toContain(`href="#${anchor}"`);
  }
  expect(page).not.toMatch(/src=|<link|@import|url\(|https?:/u);
});

test("what somebody wrote is text in the page, script or not", async () => {
  const text = {
    title: "<script>alert(1)</script>",
    before: `"><img src=x onerror=1>`,
    action: "a&b",
    effect: "</style>",
  };
  const page = String(await bookletHtml(booklet([seen("1", { text, credit: "<b>課</b>" })])));
  expect(page).not.toMatch(/<script|<img|<b>/u);
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(page.split("</style>")).toHaveLength(2);
});

test("the PDF has cover, contents with pages, figures, cases and index", async () => {
  const { blocks, text } = await pdfText();
  for (const words of [
    "星見県",
    "目次",
    "この年度の成果",
    "表彰された事例",
    "業務改革",
    "所属別の索引",
    "令和7年度改善表彰最優秀賞",
  ]) {
    expect(text).toContain(words);
  }
  const pages = blocks.filter((block) => block.text.includes("前は遅かった。")).map(({ page }) => page);
  expect(pages).toEqual([4, 4, 5]);
});

test("3,000 characters in one paragraph, an endless address and an emoji are printed whole or left out, never off the page", async () => {
  const before = `始め${"あいうえおかきくけこ".repeat(299)}終わり`;
  const text = { title: "長い事例🎉", before, action: `https://example.jp/${"a".repeat(300)}`, effect: "早くなった。" };
  const { text: found } = await pdfText([seen("1", { text })]);
  const whole = found.replaceAll("\n", "");
  expect(whole.match(/かきくけこ/gu)?.length).toBeGreaterThanOrEqual(290);
  expect(whole).toContain("終わり");
  expect(whole.match(/a/gu)?.length).toBeGreaterThanOrEqual(300);
  expect(whole).not.toContain("🎉");
});

test("a year without cases says so", async () => {
  expect(String(await bookletHtml(booklet([])))).toContain("この年度に公表された事例はありません。");
  expect((await pdfText([])).text).toContain("この年度に公表された事例はありません。");
});
