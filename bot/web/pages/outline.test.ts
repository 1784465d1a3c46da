import { expect, it } from "vitest";
import type { Passage } from "../../../corpus/document.ts";
import { entriesOf, outlineOf, shownPassages } from "./outline.ts";

it("shows each heading where it begins and a caption once", () => {
  const outline = outlineOf([
    passage({ sections: ["第1章 総則", "第1節 通則"], caption: "目的", locator: "第1条第1項" }),
    passage({ sections: ["第1章 総則", "第1節 通則"], caption: "目的", locator: "第1条第2項" }),
    passage({ sections: ["第1章 総則", "第2節 細則"], caption: "目的", locator: "第2条" }),
  ]);
  expect(outline.map(({ headings }) => headings.map(({ depth, text }) => `${depth} ${text}`))).toEqual([
    ["1 第1章 総則", "2 第1節 通則"],
    [],
    ["2 第2節 細則"],
  ]);
  expect(outline.map(({ caption }) => caption)).toEqual(["目的", null, "目的"]);
});

it("does not name a place twice", () => {
  const [faq, step, article] = outlineOf([
    passage({ sections: ["支出"], caption: "いつ払いますか。", locator: "支出" }),
    passage({ caption: "概要", locator: "概要" }),
    passage({ caption: "目的", locator: "第1条" }),
  ]);
  expect([faq?.label, step?.label, article?.label]).toEqual([null, null, "第1条"]);
});

it("lists headings, and articles, tables and supplements that stand under none", () => {
  const outline = outlineOf([
    passage({ sections: ["第1章 総則"], caption: "目的", locator: "第1条" }),
    passage({ kind: "supplement", locator: "附則第1項" }),
    passage({ kind: "supplement", locator: "附則第2項" }),
    passage({ kind: "table", caption: "第5条関係", locator: "別表第1" }),
    passage({ caption: "日数", locator: "第9条第1項" }),
  ]);
  expect(entriesOf(outline).map(({ text }) => text)).toEqual(["第1章 総則", "附則", "別表第1 第5条関係", "第9条 日数"]);
});

it("shows a 号 that its 項 has said already only where it is cited", () => {
  const item = { ...passage({ kind: "item", locator: "第2条第1号" }), position: 1 };
  const locators = (cited: number | null) =>
    shownPassages([passage({ locator: "第2条" }), item], cited).map(({ locator }) => locator);
  expect([locators(null), locators(0), locators(1)]).toEqual([["第2条"], ["第2条"], ["第2条", "第2条第1号"]]);
});

function passage(given: {
  readonly kind?: Passage["kind"];
  readonly sections?: readonly string[];
  readonly caption?: string;
  readonly locator: string;
}): Passage {
  const { kind = "article", sections = [], caption = null, locator } = given;
  return {
    id: "r-0",
    revisionId: "r",
    position: 0,
    kind,
    sections: sections.map((heading, depth) => ({ level: depth + 1, heading })),
    caption,
    locator,
    article: null,
    page: null,
    text: "本文",
  };
}
