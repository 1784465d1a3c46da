import { expect, test } from "vitest";
import { align } from "./align.ts";
import { normalise } from "./normalise.ts";

test.each([
  "令和６年 4月１日",
  "  ㋿6年\n\t度　の　旅費 ",
  "ｶﾞｲﾄﾞﾗｲﾝ（Ｒ６）",
  "か\u3099いと\u3099",
  "㈱星見—２０２４〜２０２５",
  "😀と👨‍👩‍👧‍👦",
  "",
])("normalises %j as normalise does", (text) => {
  expect(align(text).text).toBe(normalise(text));
});

test("finds the text as written behind normalised text that is longer or shorter", () => {
  const aligned = align("  ㋿６年　　の ｶﾞｲﾄﾞ");
  expect(aligned.text).toBe("令和6年 の ガイド");
  expect(aligned.written(0, 4)).toEqual({ text: "㋿６年", index: 2 });
  expect(aligned.written(7, 10)).toEqual({ text: "ｶﾞｲﾄﾞ", index: 9 });
});
