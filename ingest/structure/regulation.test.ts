import { expect, test } from "vitest";
import { bytesOf, readingOf } from "../fixtures.ts";
import { readMarkdown } from "../readers/markdown.ts";
import type { Draft } from "./draft.ts";
import { regulationPassages } from "./regulation.ts";

async function passagesOf(source: string, title = "要綱"): Promise<readonly Draft[]> {
  return regulationPassages(readingOf(await readMarkdown(bytesOf(source))).blocks, title);
}
const places = (passages: readonly Draft[]) => passages.map(({ locator, text }) => [locator, text]);

test("cuts articles into 項 with their 号, under their chapters and captions", async () => {
  const source = [
    "# 要綱",
    "## 第1章　総則",
    "（目的）",
    "第1条　この要綱は、目的とする。",
    "## 第2章　手続",
    "（申請）",
    "第8条の2　職員は、次に掲げる書類を提出する。",
    "(1)　申請書",
    "ア　写し",
    "ただし、急ぐときは、この限りでない。",
    "2　前項の申請は、第3条第2項による。",
  ].join("\n\n");
  const passages = await passagesOf(source);
  expect(passages).toEqual([
    expect.objectContaining({
      kind: "article",
      locator: "第1条",
      article: "1",
      caption: "目的",
      sections: [{ level: 1, heading: "第1章　総則" }],
    }),
    expect.objectContaining({
      locator: "第8条の2第1項",
      article: "8_2",
      caption: "申請",
      sections: [{ level: 1, heading: "第2章　手続" }],
      text: "職員は、次に掲げる書類を提出する。\n(1)　申請書\nア　写し\nただし、急ぐときは、この限りでない。",
    }),
    expect.objectContaining({ locator: "第8条の2第2項", article: "8_2", text: "前項の申請は、第3条第2項による。" }),
  ]);
});

test("reads kanji and full-width numerals, deleted articles and ranges of them", async () => {
  const source =
    "第十二条の二　旅費は、支給する。\n２　前項の額は、次による。\n一　一級\n二　二級\n\n第二十条　削除\n\n第二十一条から第二十三条まで　削除";
  expect(places(await passagesOf(source))).toEqual([
    ["第12条の2第1項", "旅費は、支給する。"],
    ["第12条の2第2項", "前項の額は、次による。\n一　一級\n二　二級"],
    ["第20条", "削除"],
    ["第21条から第23条まで", "削除"],
  ]);
});

test("finds the caption inside the article, and in a heading", async () => {
  const source =
    "第1条（目的）　この規程は、定める。\n\n第2条　（定義）　用語は、次による。\n\n### 第3条　休職\n\n1. 休職とする。\n   1. 病気\n2. 無給とする。";
  const passages = await passagesOf(source);
  expect(passages.map(({ locator, caption }) => [locator, caption])).toEqual([
    ["第1条", "目的"],
    ["第2条", "定義"],
    ["第3条第1項", "休職"],
    ["第3条第2項", "休職"],
  ]);
  expect(passages[2]?.text).toBe("休職とする。\n1. 病気");
});

test("reads numbers set apart, and a caption that the text follows at once", async () => {
  const source =
    "第 １ 章　総則\n\n第 1 条（目的）この要領は、定める。\n\n第 10 条　前条（第3項を除く。）の規定による。\n\n第5条（第3項に限る。）の規定は、準用する。";
  const passages = await passagesOf(source);
  expect(passages.map(({ locator, caption, text }) => [locator, caption, text])).toEqual([
    ["第1条", "目的", "この要領は、定める。"],
    ["第10条第1項", null, "前条（第3項を除く。）の規定による。"],
    ["第10条第2項", null, "第5条（第3項に限る。）の規定は、準用する。"],
  ]);
  expect(passages[0]?.sections).toEqual([{ level: 1, heading: "第 １ 章　総則" }]);
});

test("counts the unnumbered 項 of older laws", async () => {
  expect(
    places(
      await passagesOf("第一条　労働条件は、十分とする。\nこの法律の基準は、最低とする。\n\n第二条　対等とする。"),
    ),
  ).toEqual([
    ["第1条第1項", "労働条件は、十分とする。"],
    ["第1条第2項", "この法律の基準は、最低とする。"],
    ["第2条", "対等とする。"],
  ]);
});

test("does not take a sentence about another article for the head of one", async () => {
  const source = "第5条　次による。\n\n第3条第2項の規定は、準用する。\n\n第6条（第2項を除く。）の規定は、適用しない。";
  expect((await passagesOf(source)).map(({ article }) => article)).toEqual(["5", "5", "5"]);
});

test("reads 附則 with their numbers, captions and articles apart from the main text", async () => {
  const source = [
    "第1条　定める。",
    "## 附則",
    "この要綱は、令和2年4月1日から施行する。",
    "附　則（令和4年9月20日訓令第31号）抄",
    "（施行期日）",
    "1　この訓令は、令和4年10月1日から施行する。",
    "2　改正前の様式は、使用できる。",
    "## 附則(令和5年規則第2号)",
    "第1条　この規則は、公布の日から施行する。",
    "附則令和6年8月30日条例第5号",
    "この条例は、公布の日から施行する。",
  ].join("\n\n");
  const passages = await passagesOf(source);
  expect(passages.slice(1).map(({ kind, locator, caption, article }) => [kind, locator, caption, article])).toEqual([
    ["supplement", "附則", null, null],
    ["supplement", "附則（令和4年9月20日訓令第31号）第1項", "施行期日", null],
    ["supplement", "附則（令和4年9月20日訓令第31号）第2項", null, null],
    ["supplement", "附則（令和5年規則第2号）第1条", null, null],
    ["supplement", "附則（令和6年8月30日条例第5号）", null, null],
  ]);
});

test("renders each row of a 別表 to stand alone, with title, reference and notes, and splits long ones between rows", async () => {
  const rows = Array.from({ length: 30 }, (_, index) => `| 第${index + 1}地域 | ${"東".repeat(20)} | ${index}円 |`);
  const source = [
    "第1条　定める。",
    "## 別表第一（第五条関係）",
    "宿泊費の上限",
    `| 区分 | 区域 | 額 |\n| --- | --- | --- |\n${rows.join("\n")}`,
    "備考　税を含む。",
  ].join("\n\n");
  const [, ...passages] = await passagesOf(source);
  expect(passages.length).toBeGreaterThan(1);
  for (const passage of passages) {
    expect(passage).toMatchObject({ kind: "table", locator: "別表第1", caption: "宿泊費の上限（第五条関係）" });
    expect(passage.text.length).toBeLessThanOrEqual(750);
  }
  expect(passages[0]?.text.split("\n")[0]).toBe(`区分：第1地域　区域：${"東".repeat(20)}　額：0円`);
  expect(passages.at(-1)?.text).toContain("備考　税を含む。");
});

test("leaves out the table of contents, the number and the title", async () => {
  const source =
    "# 要綱\n\n令和2年訓令第1号\n\n目次\n\n第1章　総則（第1条―第3条）\n\n附則\n\n## 第1章　総則\n\n第1条　定める。";
  expect(places(await passagesOf(source))).toEqual([["第1条", "定める。"]]);
});

test("takes the articles that an amending regulation quotes for text", async () => {
  const source =
    "要綱の一部を次のように改正する。\n\n第2条の次に次の1条を加える。\n\n第2条の2　加える。\n\n## 附則\n\nこの要綱は、令和5年6月1日から施行する。";
  const passages = await passagesOf(source, "要綱の一部を改正する要綱");
  expect(passages.map(({ locator, article }) => [locator, article])).toEqual([
    ["改正規定", null],
    ["附則", null],
  ]);
});

test("keeps what belongs to no article where it stands: tables before the first, text below a heading, a form's name", async () => {
  const source = [
    "| 区分 | 額 |\n|---|---|\n| 県内 | 100円 |",
    "第1条　旅費は、支給する。",
    "附則\n\nこの要綱は、令和5年4月1日から施行する。",
    "別記様式（第1条関係）",
    "様式第2号（第1条関係）　請求書",
  ].join("\n\n");
  expect(places(await passagesOf(source))).toEqual([
    ["前文", "区分：県内　額：100円"],
    ["第1条", "旅費は、支給する。"],
    ["附則", "この要綱は、令和5年4月1日から施行する。"],
    ["別記様式", "別記様式（第1条関係）"],
    ["様式第2号", "様式第2号（第1条関係）　請求書"],
  ]);
  const guide =
    "第1条　支給する。\n\n第2条　請求する。\n\n## 問い合わせ\n\n人事課に電話する。\n\n## 第2章　雑則\n\n（令6規則7・改称）\n\n第3条　定める。";
  expect(places(await passagesOf(guide))).toEqual([
    ["第1条", "支給する。"],
    ["第2条", "請求する。"],
    ["問い合わせ", "人事課に電話する。"],
    ["第3条", "定める。"],
  ]);
});

test("takes a table of contents that is set as a table for no table of the rule", async () => {
  const rows = [
    ["第1章　総則", "（第1条・第2条）"],
    ["第2章　雑則", "（第3条―第5条）"],
    ["附則", ""],
  ];
  const rule = readingOf(await readMarkdown(bytesOf("第1条　支給する。\n\n第2条　請求する。"))).blocks;
  const passages = regulationPassages([{ kind: "table", rows }, ...rule], "要綱");
  expect(passages.map(({ locator }) => locator)).toEqual(["第1条", "第2条"]);
});

test("begins another rule at a heading behind an annex that has articles below it", async () => {
  const source =
    "第1条　支給する。\n\n第2条　請求する。\n\n## 様式\n\n所属　氏名\n\n## 公用車要領\n\n第1条　使用する。\n\n第2条　返す。";
  expect(places(await passagesOf(source))).toEqual([
    ["第1条", "支給する。"],
    ["第2条", "請求する。"],
    ["様式", "所属　氏名"],
    ["第1条", "使用する。"],
    ["第2条", "返す。"],
  ]);
});

test("a 附則 is named by the number on the line below its heading", async () => {
  const source = [
    "第1条　定める。",
    "附　則",
    "（令和6年3月29日規則第20号）",
    "１　施行する。",
    "２　従前の例による。",
  ].join("\n\n");
  expect(places(await passagesOf(source)).slice(1)).toEqual([
    ["附則（令和6年3月29日規則第20号）第1項", "施行する。"],
    ["附則（令和6年3月29日規則第20号）第2項", "従前の例による。"],
  ]);
});

test("the 附則 of a table of contents is no text", () => {
  const lines = [
    "目次",
    "第1章　総則（第1条）",
    "附則",
    "第1章　総則",
    "第1条　定める。",
    "附則",
    "公布の日から施行する。",
  ];
  const passages = regulationPassages(
    lines.map((text) => ({ kind: "paragraph", text }) as const),
    "規程",
  );
  expect(passages.map(({ locator, text }) => [locator, text])).toEqual([
    ["第1条", "定める。"],
    ["附則", "公布の日から施行する。"],
  ]);
});
