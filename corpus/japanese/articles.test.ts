import { describe, expect, test } from "vitest";
import { findArticleReferences, locatorOf } from "./articles.ts";

const NOTHING = { article: null, paragraph: null, item: null, appendix: null, supplement: false };

describe("findArticleReferences", () => {
  test.each([
    ["第36条の2第3項第1号", { article: "36_2", paragraph: 3, item: 1 }, "第36条の2第3項第1号"],
    ["第三十六条の二第三項", { article: "36_2", paragraph: 3 }, "第36条の2第3項"],
    ["三十六条の二", { article: "36_2" }, "第36条の2"],
    ["36条2項", { article: "36", paragraph: 2 }, "第36条第2項"],
    ["36条の2項", { article: "36", paragraph: 2 }, "第36条第2項"],
    ["第８条の２", { article: "8_2" }, "第8条の2"],
    ["第 8 条 第 2 項", { article: "8", paragraph: 2 }, "第8条第2項"],
    ["第3条の2の3", { article: "3_2_3" }, "第3条の2の3"],
    ["第4条第3号", { article: "4", item: 3 }, "第4条第3号"],
    ["第百二十条", { article: "120" }, "第120条"],
    ["別表第1", { appendix: "1" }, "別表第1"],
    ["別表第一の二", { appendix: "1_2" }, "別表第1の2"],
    ["別表２", { appendix: "2" }, "別表第2"],
    ["別表", { appendix: "" }, "別表"],
    ["附則第2項", { supplement: true, paragraph: 2 }, "附則第2項"],
    ["附則第3条第2項", { supplement: true, article: "3", paragraph: 2 }, "附則第3条第2項"],
    ["附　則", { supplement: true }, "附則"],
  ])("reads %s", (written, expected, locator) => {
    const found = findArticleReferences(`規則${written}を見て`);
    expect(found).toEqual([{ ...NOTHING, ...expected, text: written, index: 2 }]);
    expect(found.map(locatorOf)).toEqual([locator]);
  });

  test.each([
    "令和2年条例第7号、30条例、36条件",
    "三条市に出張する",
    "二条城、九条通、四条駅",
    "三条に出張する場合",
    "全36条、計25条からなる",
    "箇条書き3点、信条",
    "個別表彰、特別表彰、別表示",
    "前条、同条第2項、各条",
    "規則を見て",
  ])("takes no reference from %s", (text) => {
    expect(findArticleReferences(text)).toEqual([]);
  });

  test.each([
    ["第36条の3つの要件", "第36条"],
    ["第3条の10日以内", "第3条"],
    ["第三条の十人", "第3条"],
    ["第5条の2本文", "第5条の2"],
    ["第5条の2各号", "第5条の2"],
    ["第4条第3号様式", "第4条"],
    ["第3条例えば", ""],
    ["別表第1の2の項", "別表第1"],
    ["憲法九条", "第9条"],
    ["旅費条例の三条", "第3条"],
    ["三条2項", "第3条第2項"],
  ])("reads in %s only %s", (text, locator) => {
    expect(findArticleReferences(text).map(locatorOf).join()).toBe(locator);
  });

  test("finds several references in order, with their places in the text as written", () => {
    const text = "（第３条から第5条まで、別表第１及び附則第２項）";
    const found = findArticleReferences(text);
    expect(found.map(locatorOf)).toEqual(["第3条", "第5条", "別表第1", "附則第2項"]);
    expect(found.map(({ index, text: reference }) => text.slice(index, index + reference.length))).toEqual([
      "第３条",
      "第5条",
      "別表第１",
      "附則第２項",
    ]);
  });
});
