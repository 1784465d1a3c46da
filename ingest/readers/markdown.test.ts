import { expect, test } from "vitest";
import { bytesOf, readingOf, sketch } from "../fixtures.ts";
import { readMarkdown } from "./markdown.ts";

test("reads front matter and keeps each line of a paragraph", async () => {
  const source =
    "---\ntitle: 要綱\neffectiveFrom: 2022-10-01\n---\n# 要綱\n\n第1条　目的\n　一　号\n\n| 区分 | 額 |\n| --- | --- |\n| 課長 | 10円 |\n";
  const reading = readingOf(await readMarkdown(bytesOf(source)));
  expect(reading.frontMatter).toEqual({ title: "要綱", effectiveFrom: "2022-10-01" });
  expect(sketch(reading.blocks)).toEqual(["# 要綱", "第1条　目的", "一　号", "区分|額 / 課長|10円"]);
});

test("keeps footnotes and the lines of code", async () => {
  const source = "旅費を支給する[^1]。\n\n[^1]: 実費に限る。\n[^注]: 上限がある。\n\n```sh\ncd 旅費\nls -l\n```\n";
  expect(sketch(readingOf(await readMarkdown(bytesOf(source))).blocks)).toEqual([
    "旅費を支給する[1]。",
    "[1] 実費に限る。",
    "[注] 上限がある。",
    "cd 旅費",
    "ls -l",
  ]);
});

test("ends a table where lines without bars follow", async () => {
  const source =
    "| 区分 | 額 |\n|---|---|\n| 甲 | 1円 |\n備考\n1　税込とする。\n別表第二\n| 区分 | 額 |\n|---|---|\n| 乙 | 2円 |\n";
  expect(sketch(readingOf(await readMarkdown(bytesOf(source))).blocks)).toEqual([
    "区分|額 / 甲|1円",
    "備考",
    "1　税込とする。",
    "別表第二",
    "区分|額 / 乙|2円",
  ]);
});

test("refuses front matter that cannot be read", async () => {
  const result = await readMarkdown(bytesOf("---\ntitle: [a\n---\n本文\n"));
  expect(result).toMatchObject({ kind: "refused", reason: { code: "invalid-front-matter" } });
});
