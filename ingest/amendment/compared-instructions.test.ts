import { expect, test } from "vitest";
import { regulationPassages } from "../structure/regulation.ts";
import { amendingTexts, amendmentOf } from "./amendment-of.ts";

const TITLE = "旅費規則の一部を改正する規則";
/** What a 新旧対照表 in an amending rule orders, by its rows: 改正後 beside 改正前. */
const ordered = (...rows: readonly (readonly [string, string])[]) => {
  const passages = regulationPassages(
    [
      { kind: "paragraph", text: "旅費規則の一部を次のように改正する。" },
      { kind: "paragraph", text: "次の表の改正前の欄に掲げる規定を同表の改正後の欄に掲げる規定に改正する。" },
      { kind: "table", rows: [["改正後", "改正前"], ...rows] },
      { kind: "paragraph", text: "附　則" },
      { kind: "paragraph", text: "この規則は、令和6年4月1日から施行する。" },
    ],
    TITLE,
  );
  return amendmentOf(TITLE, amendingTexts(passages), null)?.targets[0]?.instructions;
};

test("what differs at the same place is changed there, and what is left out stays", () => {
  expect(
    ordered([
      "（日当の額）\n第3条　（略）\n２　日当は、2,400円とする。\n３　次の者を除く。\n(1)　（略）\n(2)　丙",
      "（日当）\n第3条　（略）\n２　日当は、2,200円とする。\n３　次の者を除く。\n(1)　（略）\n(2)　乙",
    ]),
  ).toEqual([
    { kind: "caption", place: "第3条", caption: "日当の額" },
    { kind: "replace-words", place: "第3条第2項", from: "日当は、2,200円とする。", to: "日当は、2,400円とする。" },
    { kind: "replace-words", place: "第3条第3項第2号", from: "乙", to: "丙" },
  ]);
});

test("cells whose line breaks are lost are read alike", () => {
  expect(
    ordered(["（日当） 第3条　（略） ２　日当は、2円とする。", "（日当） 第3条　（略） ２　日当は、1円とする。"]),
  ).toEqual([{ kind: "replace-words", place: "第3条第2項", from: "日当は、1円とする。", to: "日当は、2円とする。" }]);
});

test("a new article comes behind its number's neighbour, new 項 and 号 behind theirs, and what is gone goes", () => {
  expect(
    ordered(
      ["（前渡）\n第5条の2　前渡をすることができる。\n２　手続は、別に定める。", ""],
      ["第6条　（略）\n２　新しい項とする。\n(1)　甲", "第6条　（略）"],
      ["第7条　次の者とする。\n(1)　甲\n(2)　乙", "第7条　次の者とする。\n(1)　甲"],
      ["", "（返納）\n第8条　返納する。\n２　期限は、別に定める。"],
    ),
  ).toEqual([
    {
      kind: "insert",
      after: "第5条",
      unit: "条",
      body: ["（前渡）", "第5条の2　前渡をすることができる。", "２　手続は、別に定める。"],
    },
    { kind: "append", place: "第6条", unit: "項", body: ["２　新しい項とする。", "(1)　甲"] },
    { kind: "append", place: "第7条第1項", unit: "号", body: ["(2)　乙"] },
    { kind: "remove", place: "第8条", last: null },
  ]);
});

test("a table within the table is left to a person", () => {
  expect(ordered(["別表第1\n甲　2円", "別表第1\n甲　1円"])).toEqual([
    { kind: "other", sentence: "別表第1　別表第1　甲　2円" },
  ]);
});

test("（新設） and ［削る］ stand for nothing, and a note on the table's marks is none of its cells", () => {
  expect(
    ordered(
      [
        "第5条　次の旅行とする。 （１）　県内（離島を除く） （２）　外国",
        "第5条　次の旅行とする。 （１）　県内（離島を除く） （新設）",
      ],
      ["（前渡） 第5条の2　前渡をする。", "［新設］"],
      ["［削る］", "（返納） 第8条　返納する。\n備考　表中の［　］の記載は注記である。"],
    ),
  ).toEqual([
    { kind: "append", place: "第5条第1項", unit: "号", body: ["（２）　外国"] },
    { kind: "insert", after: "第5条", unit: "条", body: ["（前渡）", "第5条の2　前渡をする。"] },
    { kind: "remove", place: "第8条", last: null },
  ]);
});

test("a column of remarks beside the two is no text of the rule", () => {
  const row = "改正案：第1条　乙とする。　現行：第1条　甲とする。　備考：語の整理";
  expect(amendmentOf(TITLE, ["旅費規則の一部を次のように改正する。", row], null)?.targets[0]?.instructions).toEqual([
    { kind: "replace-words", place: "第1条第1項", from: "甲とする。", to: "乙とする。" },
  ]);
});
