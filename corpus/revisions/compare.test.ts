import fc from "fast-check";
import { expect, test } from "vitest";
import type { Stretch } from "./changed-words.ts";
import { changedWords } from "./changed-words.ts";
import { type ComparedRow, compareRevisions } from "./compare.ts";
import type { ComparedPassage } from "./units.ts";

const passage = (locator: string, text: string, more: Partial<ComparedPassage> = {}): ComparedPassage => ({
  kind: "article",
  locator,
  caption: null,
  sections: [],
  text,
  ...more,
});
const chapter = (heading: string) => ({ sections: [{ level: 1, heading }] });
const joined = (stretches: readonly Stretch[]) => stretches.map(({ text }) => text).join("");
const shown = (stretches: readonly Stretch[]) =>
  stretches.map(({ text, changed }) => (changed ? `[${text}]` : text)).join("");
const sketch = (rows: readonly ComparedRow[]) =>
  rows.map((row) =>
    [
      row.kind,
      "older" in row ? `${row.older.locator}:${shown(row.older.text)}` : "-",
      "newer" in row ? `${row.newer.locator}:${shown(row.newer.text)}` : "-",
    ].join(" | "),
  );

test("marks the changed words and nothing around them", () => {
  const rows = compareRevisions(
    [passage("第5条", "旅費の額は、一日につき2,200円とする。"), passage("第6条", "この規則は変わらない。")],
    [passage("第5条", "旅費の額は、一日につき2,400円とする。"), passage("第6条", "この規則は変わらない。")],
  );
  expect(sketch(rows)).toEqual([
    "changed | 第5条:旅費の額は、一日につき[2,200]円とする。 | 第5条:旅費の額は、一日につき[2,400]円とする。",
    "same | 第6条:この規則は変わらない。 | 第6条:この規則は変わらない。",
  ]);
});

test("a new article pushes the later ones on without making them look changed", () => {
  const old = ["申請書を所属長に提出する。", "所属長は速やかに審査しなければならない。", "結果は文書で通知する。"];
  const rows = compareRevisions(
    old.map((text, at) => passage(`第${at + 1}条`, text)),
    [old[0], "電子申請もすることができる。", old[1], "結果は電子メールで通知する。"].map((text, at) =>
      passage(`第${at + 1}条`, text ?? ""),
    ),
  );
  expect(sketch(rows)).toEqual([
    "same | 第1条:申請書を所属長に提出する。 | 第1条:申請書を所属長に提出する。",
    "added | - | 第2条:[電子申請もすることができる。]",
    "moved | 第2条:所属長は速やかに審査しなければならない。 | 第3条:所属長は速やかに審査しなければならない。",
    "moved | 第3条:結果は[文書]で通知する。 | 第4条:結果は[電子メール]で通知する。",
  ]);
});

test("a text that was replaced under its number stands beside the old one, marked as a whole", () => {
  const rows = compareRevisions(
    [passage("第2条", "用語の意義は次のとおりとする。"), passage("第3条", "事務は人事課が処理する。")],
    [passage("第2条", "課長が別に定める。")],
  );
  expect(sketch(rows)).toEqual([
    "changed | 第2条:[用語の意義は次のとおりとする。] | 第2条:[課長が別に定める。]",
    "removed | 第3条:[事務は人事課が処理する。] | -",
  ]);
});

test("an article's only 項 is its first 項 once a second is added", () => {
  const rows = compareRevisions(
    [passage("第3条", "日当を支給する。")],
    [passage("第3条第1項", "日当を支給する。"), passage("第3条第2項", "前項の日当は、翌月に支給するものとする。")],
  );
  expect(rows.map(({ kind }) => kind)).toEqual(["same", "added"]);
});

test("a removed article stands where it stood, and a deleted one keeps its number", () => {
  const rows = compareRevisions(
    [passage("第1条", "前のもの。"), passage("第2条", "これは削られる規定である。"), passage("第3条", "後のもの。")],
    [passage("第1条", "前のもの。"), passage("第2条", "削除"), passage("第3条", "後のもの。")],
  );
  expect(sketch(rows)).toEqual([
    "same | 第1条:前のもの。 | 第1条:前のもの。",
    "changed | 第2条:[これは削られる規定である。] | 第2条:[削除]",
    "same | 第3条:後のもの。 | 第3条:後のもの。",
  ]);
});

test("a chapter's new heading is a row, a new caption a change, and a 号 is not told twice", () => {
  const item = passage("第1条第1号", "一　望遠鏡", { kind: "item", ...chapter("第一章　総則") });
  const rows = compareRevisions(
    [passage("第1条", "次の物\n一　望遠鏡", { caption: "機器", ...chapter("第一章　総則") }), item],
    [passage("第1条", "次の物\n一　望遠鏡", { caption: "対象機器", ...chapter("第一章　通則") })],
  );
  expect(sketch(rows)).toEqual([
    "changed | 第一章:[第一章　総則] | 第一章:[第一章　通則]".replace(/\[第一章　(..)\]/gu, "第一章　[$1]"),
    "changed | 第1条:次の物\n一　望遠鏡 | 第1条:次の物\n一　望遠鏡",
  ]);
  const [, article] = rows;
  expect(article !== undefined && "newer" in article ? shown(article.newer.caption) : "").toBe("[対象]機器");
});

test("a manual's heading is not told twice, and different troubles under one heading stay apart", () => {
  const trouble = (caption: string, text: string) => passage("困ったとき", text, { kind: "step", caption });
  const rows = compareRevisions(
    [
      passage("2 準備 手順1", "1. 開く。", { caption: "2 準備" }),
      trouble("赤い", "赤い → 待つ。"),
      trouble("青い", "青い → 押す。"),
    ],
    [passage("2 準備 手順1", "1. 開く。", { caption: "2 準備" }), trouble("青い", "青い → 押す。")],
  );
  expect(sketch(rows)).toEqual([
    "same | 2 準備 手順1:1. 開く。 | 2 準備 手順1:1. 開く。",
    "removed | 困ったとき:[赤い → 待つ。] | -",
    "same | 困ったとき:青い → 押す。 | 困ったとき:青い → 押す。",
  ]);
  expect(rows.flatMap((row) => ("newer" in row ? row.newer.caption.length : []))).toEqual([0, 1]);
});

test("parts of one table are one row", () => {
  const rows = compareRevisions(
    [passage("別表第1", "区分：甲　額：1円"), passage("別表第1", "区分：乙　額：2円")],
    [passage("別表第1", "区分：甲　額：1円\n区分：乙　額：3円")],
  );
  expect(sketch(rows)).toEqual([
    "changed | 別表第1:区分：甲　額：1円\n区分：乙　額：[2]円 | 別表第1:区分：甲　額：1円\n区分：乙　額：[3]円",
  ]);
});

test("short remnants between two changes are part of the change", () => {
  const { older, newer } = changedWords(
    "会計年度任用職員は、総務部の人事課の課長に申請書を提出しなければならない。",
    "会計年度任用職員は、企画部の情報課の課長に申請書を提出しなければならない。",
  );
  expect([older, newer].map((side) => side.filter(({ changed }) => changed).length)).toEqual([1, 1]);
});

const words = fc.array(fc.constantFrom("職員", "は、", "申請", "書を", "提出", "する。", "課長", "10", "日", "\n"), {
  maxLength: 12,
});
const revision = fc
  .array(words, { maxLength: 6 })
  .map((texts) => texts.map((text, at) => passage(`第${at + 1}条`, text.join("") || "空")));

test("whatever changed, each side's stretches are its own text, and both keep the same words", () => {
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [older, newer] = [one.join(""), other.join("")];
      const marked = changedWords(older, newer);
      expect(joined(marked.older)).toBe(older);
      expect(joined(marked.newer)).toBe(newer);
      const kept = (side: readonly Stretch[]) => joined(side.filter(({ changed }) => !changed));
      expect(kept(marked.older)).toBe(kept(marked.newer));
    }),
  );
});

test("the rows hold every place of both revisions once, the newer ones in their order", () => {
  fc.assert(
    fc.property(revision, revision, (older, newer) => {
      const rows = compareRevisions(older, newer);
      const after = rows.flatMap((row) => ("newer" in row ? [joined(row.newer.text)] : []));
      const before = rows.flatMap((row) => ("older" in row ? [joined(row.older.text)] : []));
      expect(after).toEqual(newer.map(({ text }) => text));
      expect(before.toSorted()).toEqual(older.map(({ text }) => text).toSorted());
    }),
  );
});

test("a revision compared with itself is the same throughout", () => {
  fc.assert(
    fc.property(revision, (same) => {
      expect(compareRevisions(same, same).every(({ kind }) => kind === "same")).toBe(true);
    }),
  );
});
