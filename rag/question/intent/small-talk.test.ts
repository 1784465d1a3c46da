import { describe, expect, test } from "vitest";
import { smallTalkOf, withoutCourtesies } from "./small-talk.ts";

describe("courtesies around a question", () => {
  test.each([
    ["お疲れさまです。旅費の上限は？", "旅費の上限は？"],
    [
      "お世話になっております。人事課の水沢です。年休は何日ですか？よろしくお願いします。",
      "人事課の水沢です。年休は何日ですか？",
    ],
    ["すみません、テレワークの申請は？ 😊", "テレワークの申請は？"],
    ["お疲れさま会の経費は出ますか", "お疲れさま会の経費は出ますか"],
    ["こんにちは", "こんにちは"],
  ])("%s is asked as %s", (text, asked) => {
    expect(withoutCourtesies(text)).toBe(asked);
  });
});

test.each([
  ["おはようございます。ヘルプ", "about"],
  ["ありがとう。助かりました！", "thanks"],
  ["こんばんは〜", "greeting"],
  ["ありがとうございます。では再任用は？", undefined],
  ["👍", undefined],
])("%s is small talk of the kind %s", (text, kind) => {
  expect(smallTalkOf(text)).toBe(kind);
});
