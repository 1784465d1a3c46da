import { expect, test } from "vitest";
import type { Block } from "../block.ts";
import { withoutContents } from "./contents.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const heading = (text: string): Block => ({ kind: "heading", level: 2, text });

test("leaves out lines that name the text's headings with pages that grow", () => {
  const contents = ["1 はじめに ……… 1", "2　申請の手順　3", "2.1 入力 .... 3", "3　お問い合わせ\t12"].map(paragraph);
  const text = [
    heading("1　はじめに"),
    paragraph("読むこと。"),
    heading("2　申請の手順"),
    heading("2.1 入力"),
    heading("3 お問い合わせ"),
  ];
  expect(withoutContents([heading("目次"), ...contents, ...text])).toEqual([heading("目次"), ...text]);
});

test("keeps lines that only end in numbers", () => {
  const list = ["机　10", "椅子　20", "棚　30"].map(paragraph);
  expect(withoutContents([heading("備品"), ...list])).toEqual([heading("備品"), ...list]);
  const falling = ["1 はじめに 9", "2 手順 3", "3 連絡 1"].map(paragraph);
  const text = [heading("1 はじめに"), heading("2 手順"), heading("3 連絡")];
  expect(withoutContents([...falling, ...text])).toEqual([...falling, ...text]);
});
