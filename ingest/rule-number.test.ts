import { expect, test } from "vitest";
import { ruleNumberIn } from "./rule-number.ts";

test.each([
  [["○旅費規則", "令和５年３月31日", "星見県規則第１２号"], "令和5年星見県規則第12号"],
  [["旅費規則", "規則第12号", "令和5年3月31日"], "令和5年規則第12号"],
  [["令和5年3月31日　星見県教育委員会規則第3号"], "令和5年星見県教育委員会規則第3号"],
  [["公文例規程", "昭和四十二年四月一日", "訓令甲第三号"], "昭和四十二年訓令甲第三号"],
  [["（令和元年星見県条例第1号）"], "令和元年星見県条例第1号"],
  [["星見県訓令第7号", "庁中一般", "旅費規程を次のように定める。", "令和7年3月28日", "知事"], "令和7年星見県訓令第7号"],
  [["改正　令和6年3月29日規則第7号", "規則第12号"], "規則第12号"],
])("reads the number at the head of %j", (lines, number) => {
  expect(ruleNumberIn(lines)).toBe(number);
});

test("reads no number from a title, a sentence or a date", () => {
  const lines = [
    "旅費規則",
    "令和5年3月31日",
    "旅費条例（令和4年条例第5号）に基づき、定める。",
    "令和5年規則第12号の改正",
  ];
  expect(ruleNumberIn(lines)).toBeUndefined();
});
