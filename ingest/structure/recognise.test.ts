import { expect, test } from "vitest";
import type { Category } from "../../corpus/document.ts";
import { bytesOf, readingOf } from "../fixtures.ts";
import { readMarkdown } from "../readers/markdown.ts";
import { recognise } from "./recognise.ts";

async function passagesOf(lines: readonly string[], category: Category = "その他", title = "題名") {
  return recognise(readingOf(await readMarkdown(bytesOf(lines.join("\n\n")))).blocks, title, category);
}

test("a manual becomes runs of steps that are never cut inside, named by heading and number", async () => {
  const step = `「画面」を押します。${"く".repeat(150)}`;
  const lines = [
    "# 題名",
    "（この文書は架空の「星見県」の見本です。）",
    "## 3 手順",
    "### 3-2 予約する",
    ...[1, 2, 3, 4, 5].map((number) => `${number}. ${step}`),
  ];
  const passages = await passagesOf(lines, "マニュアル");
  expect(passages.map(({ kind, locator, caption, sections }) => [kind, locator, caption, sections])).toEqual([
    ["step", "3-2 予約する 手順1〜2", "3-2 予約する", [{ level: 1, heading: "3 手順" }]],
    ["step", "3-2 予約する 手順3〜4", "3-2 予約する", [{ level: 1, heading: "3 手順" }]],
    ["step", "3-2 予約する 手順5", "3-2 予約する", [{ level: 1, heading: "3 手順" }]],
  ]);
  expect(passages[0]?.text).toBe(`1. ${step}\n2. ${step}`);
});

test("an 要綱 whose articles are called 第１, not 第１条, is cut into them", async () => {
  const lines = [
    "（目的）",
    "第１　この要綱は、給与について定める。",
    "第２　給料",
    "　給料は、次による。",
    "一　月額",
    "２　前項の額は、見直す。",
  ];
  const passages = await passagesOf([...lines, "附則", "この要綱は、令和2年4月1日から施行する。"], "要綱", "給与要綱");
  expect(passages.map(({ locator, caption, article, text }) => [locator, caption, article, text])).toEqual([
    ["第1", "目的", "1", "この要綱は、給与について定める。"],
    ["第2第1項", "給料", "2", "給料は、次による。\n一　月額"],
    ["第2第2項", "給料", "2", "前項の額は、見直す。"],
    ["附則", null, null, "この要綱は、令和2年4月1日から施行する。"],
  ]);
  expect((await passagesOf(lines, "マニュアル")).map(({ kind }) => kind)).not.toContain("article");
});

test("each trouble of a manual is a passage with its symptom as caption", async () => {
  const passages = await passagesOf(
    ["## よくあるつまずき", "画面が灰色のまま → 最後まで表示します。", "届かない → 待ちます。"],
    "マニュアル",
  );
  expect(passages.map(({ caption, text }) => [caption, text])).toEqual([
    ["画面が灰色のまま", "画面が灰色のまま → 最後まで表示します。"],
    ["届かない", "届かない → 待ちます。"],
  ]);
});

test("a case is told by its headings, one passage each", async () => {
  const passages = await passagesOf([
    "# 題名",
    "## 改善前",
    "紙でした。",
    "## 取組内容",
    "電子にしました。",
    "## 効果",
    "年120時間です。",
  ]);
  expect(passages.map(({ kind, locator, sections }) => [kind, locator, sections])).toEqual([
    ["case", "改善前", []],
    ["case", "取組内容", []],
    ["case", "効果", []],
  ]);
});

test("a FAQ is one passage per question, from headings, from Q and A, and from a table", async () => {
  const headings = await passagesOf([
    "## 端末",
    "### 紛失しました。どうしますか。",
    "電話します。",
    "止めます。",
    "### 壊れたら？",
    "相談します。",
  ]);
  expect(headings.map(({ kind, caption, text, locator }) => [kind, caption, text, locator])).toEqual([
    ["faq", "紛失しました。どうしますか。", "電話します。\n止めます。", "端末"],
    ["faq", "壊れたら？", "相談します。", "端末"],
  ]);
  const lines = await passagesOf([
    "問1　いつですか。",
    "答　4月です。",
    "Q2 どこですか。",
    "A 県庁です。",
    "Q3 誰ですか。",
    "A 課長です。",
  ]);
  expect(lines.map(({ caption, text }) => [caption, text])).toEqual([
    ["いつですか。", "4月です。"],
    ["どこですか。", "県庁です。"],
    ["誰ですか。", "課長です。"],
  ]);
  const table = await passagesOf([
    "| 区分 | 質問 | 回答 |\n| --- | --- | --- |\n| 旅費 | いつ | 翌月 |\n| 旅費 | 誰 |  |",
  ]);
  expect(table).toEqual([
    expect.objectContaining({
      kind: "faq",
      caption: "いつ",
      text: "翌月",
      locator: "旅費",
      sections: [{ level: 1, heading: "旅費" }],
    }),
  ]);
});

test("anything else is text under its headings, tables apart, without the head of the letter", async () => {
  const lines = [
    "# 題名",
    "7人第1号",
    "令和7年4月1日",
    "総務部長",
    "下記のとおり通知します。",
    "記",
    "1　対象となる職員",
    "全員です。",
    "| 課 | 内線 |\n| --- | --- |\n| 人事課 | 123 |",
  ];
  expect((await passagesOf(lines, "通知")).map(({ kind, locator, text }) => [kind, locator, text])).toEqual([
    ["text", "", "下記のとおり通知します。"],
    ["text", "1　対象となる職員", "全員です。"],
    ["table", "1　対象となる職員", "課：人事課　内線：123"],
  ]);
});

test("what a letter or a form only lists is kept, and so is which form it is", async () => {
  const lines = [
    "様式第3号（第7条関係）",
    "総務部長　様",
    "# 実績報告書",
    "下記のとおり報告します。",
    "1　事業の名称",
    "2　交付決定額",
    "3　添付書類",
    "領収書の写し",
  ];
  const passages = await passagesOf(lines, "その他", "実績報告書");
  expect(passages.map(({ locator, text }) => [locator, text])).toEqual([
    ["", "様式第3号（第7条関係）\n総務部長　様"],
    ["", "下記のとおり報告します。\n1　事業の名称\n2　交付決定額"],
    ["3　添付書類", "領収書の写し"],
  ]);
});

test("short lines and tables below the head of a document are not taken for a letter's head", () => {
  const blocks = [
    { kind: "paragraph", text: "令和7年4月1日" },
    { kind: "table", rows: [["山田", "人事課"]] },
    { kind: "paragraph", text: "※令和7年10月1日現在" },
  ] as const;
  expect(recognise(blocks, "名簿", "その他").map(({ kind, text }) => [kind, text])).toEqual([
    ["table", "山田　人事課"],
    ["text", "※令和7年10月1日現在"],
  ]);
});

test("a page is named where nothing else can be", () => {
  const blocks = [{ kind: "paragraph", text: "本文です。", page: 2 }] as const;
  expect(recognise(blocks, "題名", "その他")).toEqual([expect.objectContaining({ locator: "2ページ", page: 2 })]);
});
