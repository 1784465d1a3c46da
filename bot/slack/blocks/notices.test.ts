import { expect, test } from "vitest";
import * as notices from "./notices.ts";

test.each([
  [
    notices.faultMessage("ref-1"),
    "いまお答えできないため、少し待ってからもう一度質問するか、番号 ref-1 を添えて担当者に知らせてください。",
  ],
  [notices.placeMessage(12), "順番にお答えしています。いま12番目です。そのままお待ちください。"],
  [notices.placeMessage(3, 0.2), "順番にお答えしています。いま3番目です（あと1秒ほど）。そのままお待ちください。"],
  [notices.placeMessage(3, 59), "順番にお答えしています。いま3番目です（あと59秒ほど）。そのままお待ちください。"],
  [notices.placeMessage(300, 61), "順番にお答えしています。いま300番目です（あと2分ほど）。そのままお待ちください。"],
  [
    notices.fileTooLargeMessage("旅費 規程", 20),
    "「旅費 規程」は大きすぎて読めません。20 MB 以下に分けて、もう一度送ってください。",
  ],
  [
    notices.fileRefusedMessage("\n", "別の形式で送ってください。"),
    "「ファイル」は読めませんでした。別の形式で送ってください。",
  ],
  [notices.expiredMessage(), "時間が過ぎたため、画面を開けませんでした。もう一度押してください。"],
])("%#: the sentence stands in text and block alike", (message, sentence) => {
  expect(message.text).toBe(sentence);
  expect(JSON.stringify(message.blocks)).toContain(JSON.stringify(sentence));
});

test("thanks for a complaint lead on to a person", () => {
  expect(notices.feedbackThanks("wrong").text).toContain("「人に聞く」");
  expect(notices.feedbackThanks("good").text).not.toContain("「人に聞く」");
});

test("help names every word of the command", () => {
  expect([...notices.helpMessage().text.matchAll(/^・\/do (\w+)/gmu)].map(([, word]) => word).toSorted()).toEqual([
    "app",
    "ask",
    "help",
    "kaizen",
    "status",
  ]);
});
