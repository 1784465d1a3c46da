import { expect, test } from "vitest";
import { isConsent, isRefusal } from "./form-reply.ts";

test.each([
  "はい",
  "はい。",
  "はい、お願いします",
  "お願いいたします。",
  "送ってください！",
  "それで送信してください",
  "OK",
  "うん、いいです",
  "これで大丈夫です。",
])("%s gives the confirmation that was asked for", (text) => {
  expect(isConsent(text)).toBe(true);
  expect(isRefusal(text)).toBe(false);
});

test.each(["いいえ", "いいえ。", "やめておきます", "キャンセルしてください", "送らないで", "取り消しで", "不要です"])(
  "%s declines it",
  (text) => {
    expect(isRefusal(text)).toBe(true);
    expect(isConsent(text)).toBe(false);
  },
);

test.each([
  "",
  "。",
  "では",
  "はい、でも年休は何日ですか？",
  "送るにはどうしますか",
  "いいえと言うには？",
  "大丈夫ですか？",
  "年次休暇は何日ですか",
])("%j does neither", (text) => {
  expect(isConsent(text)).toBe(false);
  expect(isRefusal(text)).toBe(false);
});
