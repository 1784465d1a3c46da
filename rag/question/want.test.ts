import { describe, expect, it } from "vitest";
import { holdsWanted, refersElsewhere, wantOf } from "./want.ts";

describe("what a question wants", () => {
  it.each([
    ["申請の締切はいつですか", "time"],
    ["何日前までに申請しますか", "time"],
    ["旅費のことは誰に聞けばいいですか", "who"],
    ["パソコンの故障はどこに電話すればよいですか", "who"],
    ["公印はどこで保管しますか", "where"],
    ["名札を忘れたらどうすればよいですか", "how"],
    ["副業はできますか", "whether"],
    ["在宅勤務は必要ですか", "whether"],
    ["公用車とは", "what"],
  ])("is read from 「%s」: %s", (question, kind) => {
    expect(wantOf(question)).toEqual({ kind });
  });

  it.each([
    ["年次休暇は何日ありますか", "日"],
    ["パスワードは何文字以上ですか", "文字"],
    ["宿泊料はいくらですか", "(?:円|実費|無料)"],
    ["添付できる容量の上限", ""],
  ])("is an amount in 「%s」, counted in 「%s」", (question, unit) => {
    expect(wantOf(question)).toEqual({ kind: "amount", unit });
  });
});

describe("whether a text holds what is wanted", () => {
  it.each([
    ["何日ですか", "日数は20日とする。", "日数は20時間とする。"],
    ["何か月ですか", "三箇月以内とする。", "三年以内とする。"],
    ["何桁以上ですか", "12文字以上とする。", "12回以上とする。"],
    ["いくらですか", "一夜につき9,800円とする。", "一夜につき9回とする。"],
    ["いつまでですか", "前日までに提出する。", "所属長に提出する。"],
    ["誰が決めますか", "課長が専決する。", "書面で行う。"],
    ["どこにありますか", "本庁舎2階で受け取る。", "月曜に受け取る。"],
    ["どうやって使いますか", "予約簿へ入力する。", "定員は四名である。"],
    ["使えますか", "私用には使用できない。", "色は青とする。"],
  ])("tells for 「%s」 「%s」 from 「%s」", (question, holding, lacking) => {
    expect(holdsWanted(holding, wantOf(question))).toBe(true);
    expect(holdsWanted(lacking, wantOf(question))).toBe(false);
  });

  it("finds anything in any text where nothing tells what is wanted", () => {
    expect(holdsWanted("色は青とする。", wantOf("公用車とは"))).toBe(true);
  });
});

describe("a text that only says where to look", () => {
  it.each([
    ["日数は休暇規則の定めによります。", true],
    ["詳しくは手引をご覧ください。", true],
    ["旅費係にお問い合わせください。", true],
    ["名札を守衛室に返却してください。", false],
    ["日数は20日とします。", false],
  ])("is told from one that answers: 「%s」", (text, refers) => {
    expect(refersElsewhere(text)).toBe(refers);
  });
});
