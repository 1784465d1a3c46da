import { expect, test } from "vitest";
import { isConsent, isRefusal, wishFrom } from "./form-reply.ts";

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

test("only a turn that asks for confirmation makes a wish, with the text as the person left it", () => {
  const turn = { id: "turn-1", thread: "t1" };
  const given = { viewerId: "p001", wishedAt: "2026-11-20T03:00:00.000Z" };
  const reply = { kind: "form", form: "app", text: "送りますか。", prefill: { text: "写真のアプリ" } } as const;
  const wish = { ...given, key: "turn-1", kind: "app", text: "写真のアプリ", thread: "t1" };
  expect(wishFrom({ ...turn, reply }, given)).toEqual(wish);
  expect(wishFrom({ ...turn, reply }, { ...given, text: "地図のアプリ" })).toEqual({ ...wish, text: "地図のアプリ" });
  expect(wishFrom({ ...turn, reply: { kind: "chat", text: "" } }, given)).toBeUndefined();
});
