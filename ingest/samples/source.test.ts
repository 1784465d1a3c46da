import { describe, expect, test } from "vitest";
import { FICTION_MARK, parseSource, SourceError } from "./source.ts";

const HEAD = [
  "title: 試行要領",
  "category: 要領",
  "issuer: 星見県",
  "owner: 総務部人事課",
  "effectiveFrom: 2026-04-01",
];

function sample({
  head = [...HEAD, "audience: 全職員"],
  title = "試行要領",
  mark = FICTION_MARK,
  body = "本文。",
} = {}): string {
  return `---\n${head.join("\n")}\n---\n\n# ${title}\n\n${mark}\n\n${body}\n`;
}

describe("a sample's source", () => {
  test("gives its blocks below title and mark", () => {
    const body = "## 別表第1\n\n| 区分 | 日数 |\n| --- | --- |\n| 甲 |  |\n\n(1)　備考";
    expect(parseSource(sample({ body })).blocks).toEqual([
      { kind: "heading", level: 2, text: "別表第1" },
      { kind: "table", header: ["区分", "日数"], rows: [["甲", ""]] },
      { kind: "paragraph", text: "(1)　備考" },
    ]);
  });

  test("names every fault of its front matter", () => {
    const head = ["title: 試行要領", "category: 要項", "audience: [人事課]", "effectiveFrom: 2026-02-30"];
    const faults = ["category", "audience", "effectiveFrom", "issuer", "owner"];
    for (const fault of faults) expect(() => parseSource(sample({ head }))).toThrow(fault);
  });

  test.each([
    ["another title", { title: "別の要領" }],
    ["no fiction mark", { mark: "（試行）" }],
    ["an unknown field", { head: [...HEAD, "audience: 全職員", "auther: 誰か"] }],
    ["an indented line", { body: "　字下げ" }],
    ["a bullet", { body: "- 箇条" }],
    ["bold type", { body: "これは**重要**です。" }],
    ["a paragraph of two lines", { body: "一行目\n二行目" }],
    ["a table row of another width", { body: "| 甲 | 乙 |\n| --- | --- |\n| 1 |" }],
  ])("is refused for %s", (_, parts) => {
    expect(() => parseSource(sample(parts))).toThrow(SourceError);
  });
});
