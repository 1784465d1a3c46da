import { describe, expect, it } from "vitest";
import { blocksOf, cutAt, type Range } from "./passage-text.ts";

const TABLE = "区分：本庁　上限：4日\n区分：育児　上限：5日　備考：要　申請";

describe("a passage's text", () => {
  it("is lines where nothing looks like a table", () => {
    const text = "第1条　目的を定める。\n(1)　注意：よく読むこと。";
    expect(blocksOf(text)).toEqual([{ kind: "lines", from: 0, to: text.length }]);
  });

  it("shows lines of named cells as one table, with empty places for cells left out", () => {
    const text = `別表第1\n${TABLE}`;
    const [lines, table] = blocksOf(text);
    expect(lines).toEqual({ kind: "lines", from: 0, to: 4 });
    if (table?.kind !== "table") throw new Error("no table");
    expect(table.header).toEqual(["区分", "上限", "備考"]);
    const words = table.rows.map((row) => row.map((cell) => cell && text.slice(cell.from, cell.to)));
    expect(words).toEqual([
      ["本庁", "4日", null],
      ["育児", "5日", "要　申請"],
    ]);
  });

  it("is cut where the quotation begins and ends, and never outside", () => {
    const text = "一二三四五";
    const cut = (quoted: Range | null, stretch: Range = { from: 0, to: 5 }) =>
      cutAt(stretch, quoted).map((part) => `${part.quoted ? "*" : ""}${text.slice(part.from, part.to)}`);
    expect(cut({ from: 1, to: 3 })).toEqual(["一", "*二三", "四五"]);
    expect(cut({ from: 0, to: 99 })).toEqual(["*一二三四五"]);
    expect(cut({ from: 4, to: 5 }, { from: 0, to: 3 })).toEqual(["一二三"]);
    expect(cut({ from: 3, to: 1 })).toEqual(["一二三", "四五"]);
    expect(cut(null)).toEqual(["一二三四五"]);
  });
});
