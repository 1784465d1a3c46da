import { expect, test } from "vitest";
import { amendingTexts, amendmentOf } from "./amendment-of.ts";
import { instructionsIn } from "./instructions.ts";

const amend = (...lines: readonly string[]) => instructionsIn(lines);

test("an amending rule names its base with its number, the day, and what is to be done", () => {
  const amendment = amendmentOf(
    "職員の旅費に関する規則の一部を改正する規則",
    [
      "令和6年3月29日規則第8号",
      "職員の旅費に関する規則（平成7年星見県規則第3号）の一部を次のように改正する。",
      "第三条中「二千二百円」を「二千四百円」に改める。",
      "附　則",
      "この規則は、令和6年4月1日から施行する。",
    ],
    null,
  );
  expect(amendment).toEqual({
    effectiveFrom: "2024-04-01",
    parts: [],
    targets: [
      {
        title: "職員の旅費に関する規則",
        number: "平成7年星見県規則第3号",
        instructions: [{ kind: "replace-words", place: "第3条", from: "二千二百円", to: "二千四百円" }],
      },
    ],
  });
});

test("one rule may amend several, each by an article of its own", () => {
  const { targets } = amendmentOf(
    "旅費規則等の一部を改正する規則",
    [
      "（旅費規則の一部改正）\n第1条　旅費規則（平成7年規則第3号）の一部を次のように改正する。\n第2条中「甲」を削る。",
      "（服務規則の一部改正）",
      "第2条　服務規則の一部を次のように改正する。",
      "第9条を削る。",
    ],
    null,
  ) ?? { targets: [] };
  expect(targets.map(({ title, number, instructions }) => [title, number, instructions[0]?.kind])).toEqual([
    ["旅費規則", "平成7年規則第3号", "delete-words"],
    ["服務規則", null, "remove"],
  ]);
});

test("the caption of the next rule's article is no text of the one before", () => {
  const lines = [
    "第1条　旅費規則の一部を次のように改正する。",
    "第5条の次に次の1条を加える。",
    "第5条の2　別に定める。",
    "（服務規則の一部改正）",
    "第2条　服務規則の一部を次のように改正する。",
  ];
  expect(amendmentOf("旅費規則等の一部を改正する規則", lines, null)?.targets[0]?.instructions).toEqual([
    { kind: "insert", after: "第5条", unit: "条", body: ["第5条の2　別に定める。"] },
  ]);
});

test("a letter that amends is one where its words order it", () => {
  const letter = (line: string) => amendmentOf("旅費事務取扱要領の一部改正について（通知）", [line], null)?.targets[0];
  expect(
    letter("旅費事務取扱要領（平成30年人第5号）の一部を下記のとおり改正し、令和6年4月1日から施行する。"),
  ).toMatchObject({
    title: "旅費事務取扱要領",
    number: "平成30年人第5号",
  });
  expect(
    letter("「旅費の運用について（平成7年3月31日人第23号総務部長通知）」の一部を下記のとおり改正する。"),
  ).toMatchObject({
    title: "旅費の運用について",
    number: "平成7年3月31日人第23号",
  });
  expect(amendmentOf("旅費事務取扱要領の一部改正に伴う手続について", ["手続は次のとおり。"], null)).toBeNull();
});

test("a rule that abolishes another is attached to it, with nothing to be drafted", () => {
  const texts = [
    "旅費規則（昭和45年星見県規則第3号）は、廃止する。",
    "附則",
    "この規則は、令和6年4月1日から施行する。",
  ];
  expect(amendmentOf("旅費規則を廃止する規則", texts, null)).toEqual({
    targets: [{ title: "旅費規則", number: "昭和45年星見県規則第3号", instructions: [] }],
    effectiveFrom: "2024-04-01",
    parts: [],
  });
});

test("what amends nothing is no amendment", () => {
  expect(amendmentOf("旅費規則", ["第1条　この規則は、旅費を定める。"], null)).toBeNull();
  expect(amendmentOf("旅費規則の改正について（通知）", ["改正しました。"], null)).toBeNull();
});

test("several changes of one sentence follow the place that was named last", () => {
  expect(
    amend(
      "第3条第1項中「甲」を「乙」に、「丙」の次に「又は丁」を加え、同条第2項中「戊」及び「己」を削り、第5条及び第6条中「庚」を「辛」に改める。",
    ),
  ).toEqual([
    { kind: "replace-words", place: "第3条第1項", from: "甲", to: "乙" },
    { kind: "insert-words", place: "第3条第1項", after: "丙", words: "又は丁" },
    { kind: "delete-words", place: "第3条第2項", words: "戊" },
    { kind: "delete-words", place: "第3条第2項", words: "己" },
    { kind: "replace-words", place: "第5条", from: "庚", to: "辛" },
    { kind: "replace-words", place: "第6条", from: "庚", to: "辛" },
  ]);
});

test("new texts follow their order, also where they end like one", () => {
  expect(
    amend(
      "第五条を次のように改める。",
      "（届出）",
      "第5条　届け出るものとする。",
      "第三条中第三項を第四項とし、第二項の次に次の一項を加える。",
      "３　前項の規定は、準用する。",
      "第6条の次に次の1条を加える。",
      "第6条の2　別に定める。",
      "別表第1に次の1号を加える。",
    ),
  ).toEqual([
    { kind: "rewrite", place: "第5条", body: ["（届出）", "第5条　届け出るものとする。"] },
    { kind: "renumber", place: "第3条第3項", to: "第3条第4項" },
    { kind: "insert", after: "第3条第2項", unit: "項", body: ["３　前項の規定は、準用する。"] },
    { kind: "insert", after: "第6条", unit: "条", body: ["第6条の2　別に定める。"] },
    { kind: "append", place: "別表第1", unit: "号", body: [] },
  ]);
});

test("an order whose place is not understood is left to a person, and so is what goes on from it", () => {
  expect(amend("第2条の前に次の1条を加える。", "第1条の2　目的とする。")).toEqual([
    { kind: "other", sentence: "第2条の前に次の1条を加える。\n第1条の2　目的とする。" },
  ]);
  expect(amend("同条を次のように改める。", "第7条　削除")).toEqual([
    { kind: "other", sentence: "同条を次のように改める。\n第7条　削除" },
  ]);
  expect(amend("第7条の前の見出しを削り、同条を次のように改める。", "第7条　削除")).toEqual([
    { kind: "other", sentence: "第7条の前の見出しを削り、同条を次のように改める。" },
    { kind: "rewrite", place: "第7条", body: ["第7条　削除"] },
  ]);
});

test("every place of a sentence has its own words, also before the verb comes", () => {
  expect(amend("第3条第2項中「甲」を「乙」に、同条第3項中「丙」を「丁」に改める。")).toEqual([
    { kind: "replace-words", place: "第3条第2項", from: "甲", to: "乙" },
    { kind: "replace-words", place: "第3条第3項", from: "丙", to: "丁" },
  ]);
  expect(amend("第2条第1項第1号及び第2号中「職員」の下に「等」を加える。")).toEqual([
    { kind: "insert-words", place: "第2条第1項第1号", after: "職員", words: "等" },
    { kind: "insert-words", place: "第2条第1項第2号", after: "職員", words: "等" },
  ]);
  const unclear = "第3条中「甲」の次に「乙」を、第4条中「丙」の次に「丁」を加える。";
  expect(amend(unclear)).toEqual([{ kind: "other", sentence: unclear }]);
});

test("a caption and its article change together where the order says so", () => {
  const both = (place: string) => [
    { kind: "replace-words", place: `${place}の見出し`, from: "甲", to: "乙" },
    { kind: "replace-words", place, from: "甲", to: "乙" },
  ];
  expect(amend("第5条（見出しを含む。）中「甲」を「乙」に改める。")).toEqual(both("第5条"));
  expect(amend("第6条の見出し及び同条中「甲」を「乙」に改める。")).toEqual(both("第6条"));
});

test("no order is passed over", () => {
  const sentences = ["第2章の章名を次のように改める。", "「第3章　雑則」を「第4章　雑則」に改める。", "別に定める。"];
  for (const sentence of sentences) expect(amend(sentence)).toEqual([{ kind: "other", sentence }]);
});

test("words of a sentence, a row and a further clause are ordered where they stand", () => {
  expect(
    amend("第4条第1項ただし書中「甲」を「乙」に改め、「丙」を削り、別表第1の甲地方の項中「1円」を「2円」に改める。"),
  ).toEqual([
    { kind: "replace-words", place: "第4条第1項ただし書", from: "甲", to: "乙" },
    { kind: "delete-words", place: "第4条第1項ただし書", words: "丙" },
    { kind: "replace-words", place: "別表第1の甲地方の項", from: "1円", to: "2円" },
  ]);
  expect(amend("第5条及び第6条中「庚」を「辛」に改め、「壬」を削る。").slice(2)).toEqual([
    { kind: "delete-words", place: "第5条", words: "壬" },
    { kind: "delete-words", place: "第6条", words: "壬" },
  ]);
});

test("quotations within quotations stay whole, captions and stretches are understood, and the rest is kept for a person", () => {
  expect(
    amend(
      "第2条中「「電子申請」とは」を「「申請」とは」に改める。",
      "第4条の見出しを「（様式等）」に改め、第4条の見出し中「様」を「形」に改める。",
      "第7条から第9条までを削る。",
      "第10条から第12条までを2条ずつ繰り下げる。",
      "題名を次のように改める。",
    ),
  ).toEqual([
    { kind: "replace-words", place: "第2条", from: "「電子申請」とは", to: "「申請」とは" },
    { kind: "caption", place: "第4条", caption: "様式等" },
    { kind: "replace-words", place: "第4条の見出し", from: "様", to: "形" },
    { kind: "remove", place: "第7条", last: "第9条" },
    { kind: "shift", place: "第10条", last: "第12条", by: 2 },
    { kind: "other", sentence: "題名を次のように改める。" },
  ]);
});

test("what a 附則 of several 項 puts apart is told", () => {
  const part = "この規則は、令和7年4月1日から施行する。ただし、第3条の改正規定は、令和7年7月1日から施行する。";
  const texts = amendingTexts([
    { kind: "text", locator: "改正規定", text: "旅費規則の一部を次のように改正する。" },
    { kind: "supplement", locator: "附則第1項", text: part },
    { kind: "supplement", locator: "附則第2項", text: "改正前の様式は、当分の間使用することができる。" },
  ]);
  expect(amendmentOf("旅費規則の一部を改正する規則", texts, null)).toMatchObject({
    effectiveFrom: "2025-04-01",
    parts: ["ただし、第3条の改正規定は、令和7年7月1日から施行する。"],
  });
});

test("a rule that abolishes those it lists is attached to each", () => {
  const lines = [
    "次に掲げる規則は、廃止する。",
    "(1)　住宅規則（昭和50年規則第40号）",
    "(2)　寮規則（昭和52年規則第12号）",
  ];
  expect(amendmentOf("住宅規則等を廃止する規則", lines, null)?.targets).toEqual([
    { title: "住宅規則", number: "昭和50年規則第40号", instructions: [] },
    { title: "寮規則", number: "昭和52年規則第12号", instructions: [] },
  ]);
});

test("who decided on a rule, and when, is no part of its title", () => {
  const opening = "物品取扱要領（平成18年4月1日出納局長決裁）の一部を次のように改正する。";
  const lines = [opening, "第3中「10万円」を「20万円」に改める。", "第5の2を削り、第6を第5とする。"];
  expect(amendmentOf("物品取扱要領の一部改正について", lines, null)?.targets).toEqual([
    {
      title: "物品取扱要領",
      number: null,
      instructions: [
        { kind: "replace-words", place: "第3", from: "10万円", to: "20万円" },
        { kind: "remove", place: "第5の2", last: null },
        { kind: "renumber", place: "第6", to: "第5" },
      ],
    },
  ]);
});

test("several places are removed at once, and what stands under a 号 is named", () => {
  expect(
    amend(
      "第7条及び第8条を削る。",
      "第9条第2項、第3項及び別表第2を削り、第10条第2項第1号イ中「係長」の次に「又は主査」を加え、同号ロ中「甲」を「乙」に改める。",
    ),
  ).toEqual([
    { kind: "remove", place: "第7条", last: null },
    { kind: "remove", place: "第8条", last: null },
    { kind: "remove", place: "第9条第2項", last: null },
    { kind: "remove", place: "第9条第3項", last: null },
    { kind: "remove", place: "別表第2", last: null },
    { kind: "insert-words", place: "第10条第2項第1号イ", after: "係長", words: "又は主査" },
    { kind: "replace-words", place: "第10条第2項第1号ロ", from: "甲", to: "乙" },
  ]);
});

test("several articles that are written anew have each its own text, and a ただし書 is of the place before it", () => {
  const orders = amend(
    "第6条及び第7条を次のように改める。",
    ...["（離席）", "第6条　行き先を言う。", "（旅行）", "第7条　届出を要しない。"],
    "第9条中「甲」を「乙」に改め、ただし書を削る。",
    ...["本則に次の1条を加える。", "第11条　別に定める。"],
  );
  expect(orders).toEqual([
    { kind: "rewrite", place: "第6条", body: ["（離席）", "第6条　行き先を言う。"] },
    { kind: "rewrite", place: "第7条", body: ["（旅行）", "第7条　届出を要しない。"] },
    { kind: "replace-words", place: "第9条", from: "甲", to: "乙" },
    { kind: "remove", place: "第9条ただし書", last: null },
    { kind: "insert", after: "本則", unit: "条", body: ["第11条　別に定める。"] },
  ]);
  expect(amend("第6条及び第7条を次のように改める。", "第6条　行き先を言う。")).toEqual([
    { kind: "other", sentence: "第6条、第7条を次のように改める。\n第6条　行き先を言う。" },
  ]);
});
