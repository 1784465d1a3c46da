import { describe, expect, it, test } from "vitest";
import type { Identity } from "./document.ts";
import { createNames, isSameNumber } from "./identity.ts";

const RULE: Identity = { issuer: "星見県", title: "職員の旅費に関する規則", number: "令和5年星見県規則第12号" };
const names = createNames([RULE]);
const found = (changes: Partial<Identity>) => names.find({ ...RULE, issuer: "", ...changes }) !== undefined;

describe("a document is the same", () => {
  it.each([
    ...["令和5年3月31日　星見県規則第12号", "星見県規則第12号", "令和5年規則第12号", "令和５年　星見県規則　第１２号"],
    ...["令和五年三月三十一日星見県規則第十二号", "2023年星見県規則第12号"],
  ])("under the number %s", (number) => {
    expect(found({ number })).toBe(true);
  });

  it.each([
    ...["○職員の旅費に関する規則", "職員の旅費に関する規則（抄）", "【改正】職員の旅費に関する規則"],
    ...["職員の　旅費に関する規則", "職員の旅費に関する規則（改正後）", "職員の旅費に関する規則（令和6年4月1日改正）"],
  ])("under the title %s", (title) => {
    expect(found({ title })).toBe(true);
  });
});

it("is the same of the governor and of the prefecture", () => {
  expect(found({ issuer: "星見県知事", number: "令和5年規則第12号" })).toBe(true);
});

describe("a document is another", () => {
  it.each([
    ...["令和4年星見県規則第12号", "令和5年星見県規則第13号", "令和5年星見県訓令第12号", "人第12号"],
    ...["令和5年星見県教育委員会規則第12号", "令和5年規則第12号の2"],
  ])("under the number %s", (number) => {
    expect(found({ number })).toBe(false);
  });

  it("under another title, as a draft, and of another issuer", () => {
    expect(found({ title: "職員の旅費に関する条例" })).toBe(false);
    expect(found({ title: "職員の旅費に関する規則（案）" })).toBe(false);
    expect(found({ issuer: "星見県教育委員会", number: "令和5年規則第12号" })).toBe(false);
  });

  it("where only what stands in its brackets tells two forms apart", () => {
    const form = { issuer: "", title: "【様式】旅費請求書", number: null };
    expect(createNames([form]).find({ ...form, title: "【記入例】旅費請求書" })).toBeUndefined();
  });
});

test("of several that could be meant none is taken, but the one that is spelled alike", () => {
  const older = { ...RULE, number: "令和4年星見県規則第12号" };
  const both = createNames([older, RULE]);
  expect(both.find({ ...RULE, number: "星見県規則第12号" })).toBeUndefined();
  expect(both.find({ ...RULE, number: "令和４年星見県規則第12号" })).toBe(older);
});

test("a document without a number is a namesake of the one with it, and not the same", () => {
  expect(found({ number: null })).toBe(false);
  expect(names.namesakes({ ...RULE, number: null })).toEqual([RULE]);
  expect(names.namesakes({ ...RULE, number: "令和5年星見県規則第13号" })).toEqual([]);
});

test.each([
  ["令和5年3月31日規則第12号", "令和5年星見県規則第12号", true],
  ["令和五年星見県規則第十二号", "令和５年星見県規則第１２号", true],
  ["令和元年条例第1号", "令和1年条例第1号", true],
  ["令和5年星見県規則第12号", "令和5年海辺県規則第12号", false],
  ["令和5年規則第12号", "令和5年星見県教育委員会規則第12号", false],
  ["令和5年規則第12号", "令和6年規則第12号", false],
  ["令和5年規則第12号", "令和5年訓令第12号", false],
  ["人第123号", "人第123号", true],
])("tells whether %s and %s name one rule", (one, other, same) => {
  const of = (number: string): Identity => ({ issuer: "", title: "旅費規則", number });
  expect(isSameNumber(of(one), of(other))).toBe(same);
});
