import { expect, test } from "vitest";
import { bytesOf, readingOf, sketch } from "../fixtures.ts";
import { readText } from "./text.ts";

const blocksOf = async (lines: readonly string[]) =>
  sketch(readingOf(await readText(bytesOf(lines.join("\n")))).blocks);
const full = "あ".repeat(40);

test("joins wrapped lines and parts paragraphs by their look", async () => {
  const lines = ["題名", "", full, full, "続き。", "第2条　次", `(1)　${"い".repeat(37)}`, "う。"];
  expect(await blocksOf(lines)).toEqual(["# 題名", `${full}${full}続き。`, "第2条　次", `(1)　${"い".repeat(37)}う。`]);
});

test("finds the title below the date, the addressee and the sender of a letter", async () => {
  const lines = [
    "　　　　　　　　7人第1号",
    "　　　　　　　　令和7年4月1日",
    "各所属長　様",
    "　　　　　　　　総務部長",
    "",
    "　　　　大雪の日について",
    "",
    "本文です。",
  ];
  expect(readingOf(await readText(bytesOf(lines.join("\n")))).title).toBe("大雪の日について");
  const mail = ["件名：大雪の日について", "", "1　期間　5月15日から10月15日まで", "2　服装"];
  expect(await blocksOf(mail)).toEqual(["# 大雪の日について", "1　期間　5月15日から10月15日まで", "## 2　服装"]);
  const spaced = ["事　務　連　絡", "総人第　１２３号", ...lines.slice(1)];
  expect(readingOf(await readText(bytesOf(spaced.join("\n")))).title).toBe("大雪の日について");
});

test("takes numbered and lone short lines for headings, steps for items, tabs for a table", async () => {
  const lines = [
    "手引",
    "",
    "3-1 予約する、取り消す",
    "1. 押します。",
    "2　負担金の取扱い",
    "2　必ず確認してください",
    "",
    "問い合わせ先",
    "",
    "課\t内線",
    "人事課\t123",
    "文書課\t456",
  ];
  expect(await blocksOf(lines)).toEqual([
    "# 手引",
    "### 3-1 予約する、取り消す",
    "1. 押します。",
    "## 2　負担金の取扱い",
    "2　必ず確認してください",
    "## 問い合わせ先",
    "課|内線 / 人事課|123 / 文書課|456",
  ]);
});

test("reads fields above the text, and leaves alone what only looks like them", async () => {
  const reading = async (text: string) => readingOf(await readText(bytesOf(text)));
  const stated = await reading("---\nid: r2\ntitle:\nnumber: 条例第2号\n---\n\n用語定義条例\n\n第1条　定める。\n");
  expect(stated).toMatchObject({ title: "用語定義条例", frontMatter: { number: "条例第2号" } });
  const lines = await reading("---\n: - [\n---\n本文です。\n");
  expect(lines.frontMatter).toEqual({});
  expect(sketch(lines.blocks).join()).toContain("本文です。");
});
