import { expect, test } from "vitest";
import { concluded } from "./conclusion.ts";

const LONG = `${"長".repeat(80)}とする。`;

test("a short answer is its conclusion", () => {
  expect(concluded("前日までです。[1]所属長に出します。[2]", [])).toEqual({
    head: "前日までです。[1]所属長に出します。[2]",
    rest: "",
  });
});

test("the first sentences that fit three lines are the conclusion, and the rest follows", () => {
  expect(concluded(`前日までです。[1]${LONG}[2]`, [])).toEqual({ head: "前日までです。[1]", rest: `${LONG}[2]` });
});

test("no more than three lines of a list are the conclusion", () => {
  expect(concluded("1. 開く。\n2. 押す。\n3. 待つ。\n4. 閉じる。[1]", [])).toEqual({
    head: "1. 開く。\n2. 押す。\n3. 待つ。",
    rest: "4. 閉じる。[1]",
  });
});

test("a first sentence that does not fit is cut, and the whole text follows", () => {
  const text = `${"長".repeat(100)}とする。[1]`;
  expect(concluded(text, [])).toEqual({ head: `${"長".repeat(89)}…`, rest: text });
});

test("what the quotations say word for word does not follow", () => {
  const quotes = [`${"長".repeat(100)}とする。`, "　ただし、\n東京都は除く。"];
  expect(concluded(`${quotes[0]}[1]\nただし、東京都は除く。[2]`, quotes).rest).toBe("");
  expect(concluded(`${quotes[0]}[1]\nただし、大阪府は除く。[2]`, quotes).rest).toContain("大阪府");
});

test("a closing bracket stays with its sentence", () => {
  expect(concluded(`「前日までです。」${LONG}`, []).head).toBe("「前日までです。」");
});

test("nothing concludes to nothing", () => {
  expect(concluded("", [])).toEqual({ head: "", rest: "" });
});
