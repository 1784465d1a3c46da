import { expect, test } from "vitest";
import { route } from "./route.ts";

test.each([
  ["LINE WORKSは業務で使っていいですか", "question"],
  ["LINE WORKSを公用スマホに入れたい", "app"],
  ["改善事例の募集期間は？", "question"],
  ["会議資料を電子化して月10時間減りました", "improvement"],
  ["申請の状況報告の様式はどこ", "question"],
  ["私の申請の状況を教えてください", "status"],
  ["要綱第5条は改正された？", "question"],
  ["要綱第5条が古いままです", "correction"],
  ["人事課の連絡先は？", "question"],
  ["人事課の担当者と話したい", "person"],
  ["育休を取りたい", "question"],
  ["では再任用は？", "question"],
  ["お疲れさまです。よろしくお願いします。", "chat"],
] as const)("%s wants the door %s", (text, door) => {
  expect(route(text)).toEqual({ kind: "door", door });
});

test("courtesies around a wish do not change it", () => {
  const wish = "公用スマホに地図アプリを入れてほしいです。";
  expect(route(`お疲れさまです。${wish}よろしくお願いします。`)).toEqual(route(wish));
});
