import { describe, expect, test } from "vitest";
import { smallTalk } from "./small-talk.ts";

describe("small talk", () => {
  test.each([
    "こんにちは",
    "おはようございます！",
    "お疲れさまです。",
    "お疲れ様でした〜😊",
    "いつもお世話になっております。",
    "Hello!",
    "ありがとうございました",
    "ありがとう。助かりました！",
    "なるほど、わかりました。",
    "Thank you very much.",
    "何ができますか？",
    "あなたは誰ですか",
    "使い方を教えてください",
    "こんにちは、何を聞けますか？",
    "What can you do?",
    "ヘルプ",
    "すみません",
  ])("%s is answered with what the assistant can do", (text) => {
    expect(smallTalk(text)).toContain("根拠となる文と条番号");
  });

  test.each([
    "お疲れさまです。旅費の上限は？",
    "こんにちは、テレワークはできますか",
    "ありがとうございます。では再任用は？",
    "スマートフォンの使い方を教えてください",
    "Web会議では何ができますか？",
    "あなたの部署の休暇は何日ですか",
    "お世話になった職員への記念品は認められますか",
    "了解を得ずに持ち出した場合は？",
    "職員表彰の感謝状は誰が出しますか",
    "help desk の電話番号は？",
    "どうも納得できません",
  ])("%s is a question", (text) => {
    expect(smallTalk(text)).toBeUndefined();
  });

  test("thanks and greetings are answered in kind", () => {
    expect(smallTalk("ありがとう")).toMatch(/^どういたしまして。/u);
    expect(smallTalk("こんばんは")).toMatch(/^こんにちは。/u);
  });
});
