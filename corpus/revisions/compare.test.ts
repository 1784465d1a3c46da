import fc from "fast-check";
import { expect, test } from "vitest";
import type { Stretch } from "./changed-words.ts";
import { changedWords } from "./changed-words.ts";
import { type ComparedRow, compareRevisions } from "./compare.ts";
import { foldUnchanged, unchangedText } from "./fold.ts";
import { plainText } from "./likeness.ts";
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

test("the width of characters and white space are no change", () => {
  const rows = compareRevisions(
    [passage("第3条", "日当は、１日につき２，０００円とする。\n（１）　甲", { caption: "日当" })],
    [passage("第3条", "日当は、1日につき 2,000円とする。\n(1) 甲", { caption: "日　当" })],
  );
  expect(rows.map(({ kind }) => kind)).toEqual(["same"]);
  const { older, newer } = changedWords("１　日当は、2,000円とする。", "1 日当は、3,000円とする。");
  expect([shown(older), shown(newer)]).toEqual(["１　日当は、[2,000]円とする。", "1 日当は、[3,000]円とする。"]);
});

test("a figure's mark does not take the comma before it", () => {
  const { older } = changedWords("日当は、1日につき支給する。", "日当は，1日につき支給する。");
  expect(shown(older)).toBe("日当は[、]1日につき支給する。");
});

test("a new 号 and a removed row are marked as a whole, and those behind them are not", () => {
  const items = changedWords(
    "次の者\n(1)　常勤職員\n(2)　再任用職員",
    "次の者\n(1)　常勤職員\n(2)　任期付職員\n(3)　再任用職員",
  );
  expect(shown(items.newer)).toBe("次の者\n(1)　常勤職員[\n(2)　任期付職員]\n([3])　再任用職員");
  const rows = changedWords(
    "甲地方　10,900円\n乙地方　9,800円\n丙地方　8,000円",
    "甲地方　10,900円\n丙地方　8,200円\n丁地方　7,000円",
  );
  expect(shown(rows.older)).toBe("甲地方　10,900円[\n乙地方　9,800円]\n丙地方　[8,000]円");
  expect(shown(rows.newer)).toBe("甲地方　10,900円\n丙地方　[8,200]円[\n丁地方　7,000円]");
});

const subjects = ["旅費", "休暇", "服務", "文書", "契約"];
const alike = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => `${subjects[at % 5]}に関する第${at}の事項は、所属長に届け出なければならない。`,
  );

test("an article that is put into a hundred much alike moves those behind it, and they are told as one stretch", () => {
  const old = alike(100);
  const young = [...old.slice(0, 50), "この条は、新しく加えた規定である。", ...old.slice(50)];
  const numbered = (texts: readonly string[]) => texts.map((text, at) => passage(`第${at + 1}条`, text));
  const folded = foldUnchanged(compareRevisions(numbered(old), numbered(young)));
  expect(
    folded.map((row) => (row.kind === "unchanged" ? [unchangedText(row.older), unchangedText(row.newer)] : [row.kind])),
  ).toEqual([
    ["第1条〜第50条　（略）", "第1条〜第50条　（略）"],
    ["added"],
    ["第51条〜第100条　（略）", "第52条〜第101条　（略）"],
  ]);
});

test("articles that moved and changed a little still find their own, however alike the others are", () => {
  const numbered = (texts: readonly string[], by: number) =>
    texts.map((text, at) => passage(`第${at + by}条`, text, { caption: null }));
  const young = alike(20).map((text) => text.replace("届け出", "申し出"));
  const rows = compareRevisions(numbered(alike(20), 1), [passage("第1条", "趣旨を定める。"), ...numbered(young, 2)]);
  expect(rows.map((row) => (row.kind === "moved" ? [row.older.locator, row.newer.locator] : row.kind))).toEqual([
    "added",
    ...Array.from({ length: 20 }, (_, at) => [`第${at + 1}条`, `第${at + 2}条`]),
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
      expect(plainText(kept(marked.older))).toBe(plainText(kept(marked.newer)));
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
