import fc from "fast-check";
import { expect, test } from "vitest";
import { bytesOf, readingOf } from "../fixtures.ts";
import { readMarkdown } from "../readers/markdown.ts";
import type { Draft } from "../structure/draft.ts";
import { recognise } from "../structure/recognise.ts";
import { regulationPassages } from "../structure/regulation.ts";
import { applyAmendments } from "./apply.ts";
import { draftRevision } from "./draft-revision.ts";
import { instructionsIn } from "./instructions.ts";
import { revisionMarkdown } from "./revision-markdown.ts";

const RULE = [
  "第1章　総則",
  "（趣旨）\n第1条　この規則は、旅費について定める。",
  "（定義）\n第2条　この規則において「出張」とは、職員が公務のため旅行することをいう。\n２　前項の職員は、次の者とする。\n(1)　常勤職員\n(2)　再任用職員",
  "（額）\n第3条　日当は、2,200円とする。",
  "（委任）\n第4条　この規則に定めるもののほか、必要な事項は、人事課長が定める。",
];
const LONGER = [
  ...RULE,
  "第5条　宿泊料は、別表第1による。ただし、甲地方は、この限りでない。",
  "第6条　次に掲げる者は、届け出る。\n一　甲\n二　乙\n三　丙",
  "附　則",
  "この規則は、令和2年4月1日から施行する。",
  "別表第1（第5条関係）",
  "甲地方　10,900円",
  "乙地方　10,900円",
];
const passagesOf = (lines: readonly string[]) =>
  regulationPassages(
    lines.flatMap((line) => line.split("\n")).map((text) => ({ kind: "paragraph", text }) as const),
    "",
  );
const base = passagesOf(RULE);
const sketch = (passages: readonly Draft[]) => passages.map(({ locator, text }) => `${locator}|${text}`);
const apply = (...lines: readonly string[]) => applyAmendments(base, instructionsIn(lines));
/** What the amendment changed: the lines of the new text that the old one has not. */
const fresh = (...lines: readonly string[]) => {
  const { passages, left } = apply(...lines);
  expect(left).toEqual([]);
  const old = new Set(sketch(base));
  return sketch(passages).filter((line) => !old.has(line));
};

test.each([
  ["第3条中「2,200円」を「2,400円」に改める。", ["第3条|日当は、2,400円とする。"]],
  ["第3条中「日当」の次に「及び宿泊料」を加える。", ["第3条|日当及び宿泊料は、2,200円とする。"]],
  ["第4条中「この規則に定めるもののほか、」を削る。", ["第4条|必要な事項は、人事課長が定める。"]],
  [
    "第2条第2項第2号中「再任用職員」を「任期付職員」に改める。",
    ["第2条第2項|前項の職員は、次の者とする。\n(1)　常勤職員\n(2)　任期付職員"],
  ],
  ["第2条第2項第1号を削る。", ["第2条第2項|前項の職員は、次の者とする。\n(2)　再任用職員"]],
])("%s", (line, expected) => {
  expect(fresh(line)).toEqual(expected);
});

test("whole articles are rewritten, inserted, removed and renumbered where they stand", () => {
  expect(
    fresh("第3条を次のように改める。", "（日当）", "第3条　日当は、支給しない。", "２　前項の例外は、課長が定める。"),
  ).toEqual(["第3条第1項|日当は、支給しない。", "第3条第2項|前項の例外は、課長が定める。"]);
  const { passages } = apply(
    "第4条を第5条とし、第3条の次に次の1条を加える。",
    "（端数）",
    "第4条　端数は、切り捨てる。",
  );
  expect(passages.slice(-2).map(({ locator, article, caption }) => [locator, article, caption])).toEqual([
    ["第4条", "4", "端数"],
    ["第5条", "5", "委任"],
  ]);
  expect(passages.at(-2)?.sections).toEqual(base[0]?.sections);
  expect(sketch(apply("第2条から第3条までを削る。").passages)).toHaveLength(2);
  expect(
    apply("第3条から第4条までを2条ずつ繰り下げる。")
      .passages.slice(-2)
      .map(({ article }) => article),
  ).toEqual(["5", "6"]);
});

test("項 and 号 are added, and a first 項 gets its number", () => {
  expect(fresh("第3条に次の1項を加える。", "２　日当は、翌月に支給する。")).toEqual([
    "第3条第1項|日当は、2,200円とする。",
    "第3条第2項|日当は、翌月に支給する。",
  ]);
  expect(fresh("第2条第2項第1号の次に次の1号を加える。", "(1)の2　任期付職員")).toEqual([
    "第2条第2項|前項の職員は、次の者とする。\n(1)　常勤職員\n(1)の2　任期付職員\n(2)　再任用職員",
  ]);
  expect(apply("第3条の見出しを「（日当の額）」に改める。").passages[3]?.caption).toBe("日当の額");
});

test("what does not fit is left with its reason and changes nothing", () => {
  const { passages, left } = apply(
    "第3条中「千円」を「二千円」に改める。",
    "第9条を削る。",
    "第2条を第3条とする。",
    "第2条第2項第9号を削る。",
    "題名を次のように改める。",
  );
  expect(sketch(passages)).toEqual(sketch(base));
  expect(left.map(({ reason }) => reason)).toEqual([
    "「千円」が第3条に見つかりません。",
    "第9条が見つかりません。",
    "第3条は既にあります。",
    "第2条第2項に第9号が見つかりません。",
    "題名は、この案を取り込んだ後に資料の画面で改めてください。ここで変えると別の資料になります。",
  ]);
});

test.each([
  ["第5条ただし書を削る。", [], "宿泊料は、別表第1による。"],
  [
    "第5条ただし書中「甲地方」を「乙地方」に改める。",
    [],
    "宿泊料は、別表第1による。ただし、乙地方は、この限りでない。",
  ],
  ["第5条ただし書を次のように改める。", ["ただし、乙地方を除く。"], "宿泊料は、別表第1による。ただし、乙地方を除く。"],
  ["第3条に次のただし書を加える。", ["ただし、例外がある。"], "日当は、2,200円とする。ただし、例外がある。"],
  [
    "第6条に後段として次のように加える。",
    ["この場合は早くする。"],
    "次に掲げる者は、届け出る。この場合は早くする。\n一　甲\n二　乙\n三　丙",
  ],
  ["第6条第2号を削り、同条第3号を同条第2号とする。", [], "次に掲げる者は、届け出る。\n一　甲\n二　丙"],
  [
    "第6条中第2号から第3号までを1号ずつ繰り下げ、第1号の次に次の1号を加える。",
    ["二　新"],
    "次に掲げる者は、届け出る。\n一　甲\n二　新\n三　乙\n四　丙",
  ],
  [
    "第6条各号列記以外の部分中「届け出る」を「申し出る」に改める。",
    [],
    "次に掲げる者は、申し出る。\n一　甲\n二　乙\n三　丙",
  ],
  ["別表第1の乙地方の項中「10,900円」を「9,800円」に改める。", [], "甲地方　10,900円\n乙地方　9,800円"],
  ["別表第1を次のように改める。", ["別表第1（第5条関係）", "甲地方　1円"], "甲地方　1円"],
])("%s", (line, body, expected) => {
  const { passages, left } = applyAmendments(passagesOf(LONGER), instructionsIn([line, ...body]));
  expect(left).toEqual([]);
  const old = new Set(passagesOf(LONGER).map(({ text }) => text));
  expect(passages.map(({ text }) => text).filter((text) => !old.has(text))).toEqual([expected]);
});

test("本則 is every article, and nothing else", () => {
  const { passages } = applyAmendments(passagesOf(LONGER), instructionsIn(["本則中「甲」を「丁」に改める。"]));
  expect(passages.filter(({ text }) => text.includes("丁")).map(({ locator }) => locator)).toEqual(["第5条", "第6条"]);
  expect(passages.at(-1)?.text).toContain("甲地方");
});

test("an order without a place changes nothing", () => {
  const rewrite = { kind: "rewrite", place: "", body: ["第7条　削除"] } as const;
  expect(sketch(applyAmendments(base, [rewrite]).passages)).toEqual(sketch(base));
});

test("replacing words and replacing them back gives the text again", () => {
  const words = fc.constantFrom("旅費", "出張", "公務", "日当", "2,200円", "人事課長");
  fc.assert(
    fc.property(words, fc.stringMatching(/^[甲乙丙丁]{2,5}$/u), (from, to) => {
      const place = ["第1条", "第2条第1項", "第3条", "第4条"].find((locator) =>
        base.some((passage) => passage.locator === locator && passage.text.includes(from)),
      );
      const order = (one: string, other: string) => `${place}中「${one}」を「${other}」に改める。`;
      const there = applyAmendments(base, instructionsIn([order(from, to)]));
      const back = applyAmendments(there.passages, instructionsIn([order(to, from)]));
      expect(there.left).toEqual([]);
      expect(sketch(back.passages)).toEqual(sketch(base));
    }),
  );
});

test("the draft of a revision reads back as the passages that it was made of", async () => {
  const { passages } = apply(
    "第3条中「2,200円」を「2,400円」に改める。",
    "第4条に次の1項を加える。",
    "２　前項の事項は、公表する。",
  );
  const revision = {
    title: "旅費規則",
    number: "平成7年規則第3号",
    issuer: "星見県",
    category: "規則",
    effectiveFrom: "2024-04-01",
  };
  const reading = readingOf(await readMarkdown(bytesOf(revisionMarkdown(revision, passages))));
  expect(reading.frontMatter).toEqual(revision);
  const again = recognise(reading.blocks, "旅費規則", "規則");
  expect(again.map(({ locator, caption, sections, text }) => ({ locator, caption, sections, text }))).toEqual(
    passages.map(({ locator, caption, sections, text }) => ({ locator, caption, sections, text })),
  );
});

test("a 別表 with its head, its rows and what follows it reads back as it was", async () => {
  const rows = {
    kind: "table",
    header: ["区分", "額"],
    rows: [
      ["甲", "1円"],
      ["乙", "2円"],
    ],
  } as const;
  const blocks = [...LONGER.slice(0, -3).flatMap((line) => line.split("\n")), "別表第1（第5条関係）"];
  const paragraphs = [...blocks, "別表第2　旅費の額（第5条関係）", "備考　端数は切り捨てる。", "様式第1号"];
  const passages = regulationPassages(
    paragraphs.flatMap((text) =>
      text.startsWith("別表第1")
        ? [{ kind: "paragraph", text } as const, rows]
        : ({ kind: "paragraph", text } as const),
    ),
    "",
  );
  const head = { title: "旅費規則", number: null, issuer: "", category: "規則", effectiveFrom: "2024-04-01" };
  const again = recognise(
    readingOf(await readMarkdown(bytesOf(revisionMarkdown(head, passages)))).blocks,
    "旅費規則",
    "規則",
  );
  expect(again).toEqual(passages);
});

test("the 附則 of the amending rule stands in the drafted text under its number", () => {
  const passages = passagesOf([...LONGER]);
  const amending = passagesOf([
    "附　則",
    "１　この規則は、令和6年4月1日から施行する。",
    "２　改正前の旅行は、従前の例による。",
  ]);
  const document = { title: "旅費規則", number: null, issuer: "", category: "規則" } as const;
  const target = { title: "旅費規則", number: null, instructions: [] };
  const drafted = draftRevision({ document, passages }, target, "2024-04-01", {
    number: "令和6年規則第20号",
    passages: amending,
  });
  expect(drafted.passages.slice(-4).map(({ locator }) => locator)).toEqual([
    ...["附則", "附則（令和6年規則第20号）第1項", "附則（令和6年規則第20号）第2項", "別表第1"],
  ]);
});

test("the drafted revision is the base's next, with what is left for a person", () => {
  const document = { title: "旅費規則", number: null, issuer: "", category: "規則" } as const;
  const instructions = instructionsIn(["第3条中「2,200円」を「2,400円」に改める。", "第9条を削る。"]);
  const { markdown, left } = draftRevision(
    { document, passages: base },
    { title: "旅費規則", number: null, instructions },
    "2024-04-01",
  );
  expect(markdown).toContain("---\ntitle: 旅費規則\ncategory: 規則\neffectiveFrom: 2024-04-01\n---\n");
  expect(markdown).toContain("第3条　日当は、2,400円とする。");
  expect(left.map(({ reason }) => reason)).toEqual(["第9条が見つかりません。"]);
});
