import { describe, expect, it } from "vitest";
import { createDraftCutter } from "./draft-sentences.ts";

function cut(text: string) {
  const whole = createDraftCutter();
  const sentences = [...whole.push(text), ...whole.end()];
  const single = createDraftCutter();
  const fromSingle = [...[...text].flatMap((character) => single.push(character)), ...single.end()];
  expect(fromSingle).toEqual(sentences);
  return sentences;
}

describe("a model's text becomes cited sentences", () => {
  it.each([
    ["[1]", [1]],
    ["[1][2]", [1, 2]],
    ["[1, 2]", [1, 2]],
    ["[1、3]", [1, 3]],
    ["【1】", [1]],
    ["［１］", [1]],
    ["[資料2]", [2]],
    ["[1] [1]", [1]],
    ["", []],
  ])("reads the citation %s before and behind the full stop", (citation, labels) => {
    expect(cut(`前日までです${citation}。`)).toEqual([{ text: "前日までです。", labels }]);
    expect(cut(`前日までです。${citation}`)).toEqual([{ text: "前日までです。", labels }]);
  });

  it("gives citations behind a full stop to the sentence before them", () => {
    expect(cut("前日までです。[1]所属長に出します。[2]")).toEqual([
      { text: "前日までです。", labels: [1] },
      { text: "所属長に出します。", labels: [2] },
    ]);
  });

  it("takes all citations within a sentence", () => {
    expect(cut("常勤は前日[1]、非常勤は当日です[2]。")).toEqual([
      { text: "常勤は前日、非常勤は当日です。", labels: [1, 2] },
    ]);
  });

  it("does not cut within brackets", () => {
    expect(cut("要綱は「前日までとする。ただし例外がある。」と定めます（例外あり。）[1]。")).toHaveLength(1);
  });

  it("cuts at line ends, also behind a bracket that nobody closes", () => {
    expect(cut("前日（休日を除く[1]\n所属長です[2]").map(({ labels }) => labels)).toEqual([[1], [2]]);
  });

  it("removes Markdown's decoration", () => {
    expect(cut("## 結論\n- **前日**までに`申請`します[1]。\n---\n1. *所属長*に出します[1]。\n```\n")).toEqual([
      { text: "結論", labels: [] },
      { text: "前日までに申請します。", labels: [1] },
      { text: "所属長に出します。", labels: [1] },
    ]);
  });

  it("keeps the address of a link in sight, also where invisible characters part it", () => {
    expect(cut("[こちら](https://example.com/a)[1]。")[0]?.text).toContain("https://example.com/a");
    expect(cut("ht\u200btps://example.com[1]。")[0]?.text).toContain("https://example.com");
    expect(cut("[1](https://example.com)。")[0]?.text).toContain("https://example.com");
  });

  it("leaves out the thoughts in front of an answer", () => {
    expect(cut("<think>\n[1]によると前日です[1]。\n</think>\n\n前日までです[1]。")).toEqual([
      { text: "前日までです。", labels: [1] },
    ]);
    expect(cut("<think>まだ考えています[1]。")).toEqual([]);
  });

  it("gives nothing for 回答なし, decoration or nothing", () => {
    expect(cut("回答なし")).toEqual([]);
    expect(cut("「回答なし」。\n")).toEqual([]);
    expect(cut("\n\n***\n[1]\n")).toEqual([]);
    expect(cut("")).toEqual([]);
  });
});
