import { expect, test } from "vitest";
import { nudge } from "./nudge.ts";

/** Written before the patterns; each as somebody tired would write it. */
const VAGUE = [
  "業務が効率化した",
  "とても便利になった",
  "職員の負担が軽減された",
  "ミスが減り、安心して作業できるようになりました。",
  "令和7年4月から導入し、便利になった",
  "2026年度に始めて、みんな喜んでいる",
  "窓口の待ち時間が短くなった",
  "残業が大幅に減りました",
  "第3条の様式を直してわかりやすくなった",
  "Excel2019のマクロで楽になった",
  "情報共有がスムーズになり、風通しがよくなった",
  "10月から電子化し、探す手間が減った",
  "将来は大きな削減を期待している",
  "3階の会議室が使いやすくなった",
  "紙がほとんどいらない",
  "時間の短縮につながった",
  "住民サービスが向上した",
  "働きやすくなったと思う",
  "一つの画面で見られるようになった",
  "様式2を廃止して手間が減った",
];
const CLEAR = [
  "苦情が年11件から4件に減った",
  "1日14回止まっていた手が5回に",
  "紙の使用が月2,000枚から300枚になった",
  "テレワークをした職員は2人から15人に増えた",
  "公表までの日数が34日から16日に縮まった",
  "誤送付がゼロになった",
  "待ち時間が40分以内に収まる人が9割、件数は月300件",
  "満足度が5段階で3.1から4.4に",
  "押印の書類を47件なくした",
  "二時間の作業を三人で行わずに済む",
  "差戻しがなくなった",
  "印刷は週に2箱から1箱に",
];

/** Written after the patterns without looking at them; at first two vague ones were missed and one clear one was asked about. */
const LATER_VAGUE = [
  "担当者の手間が省けました",
  "作業時間を大幅に短縮できた",
  "ヒューマンエラーの防止につながった",
  "R6.4から運用中。好評です",
  "来庁者から好評を得ている",
  "年度末の忙しさが和らいだ",
  "2階窓口の混雑が緩和された",
  "Teamsで共有して楽になりました",
  "1月から試行しているが効果が出ている",
  "コスト削減になった",
  "若手が意見を言いやすくなった",
  "第2会議室の予約が取りやすくなった",
  "かなり早くなったと感じる",
  "探し物がなくなって快適",
  "残業が減った気がします",
  "ペーパーレスが進んだ",
  "問い合わせが少なくなった",
  "窓口職員の心理的な負担が小さくなった",
  "業務が見える化された",
  "チームワークが良くなりました",
];
const LATER_CLEAR = [
  "残業が月に10時間減った",
  "年間の印刷代が12万円減",
  "問い合わせが1日20件から5件に",
  "決裁まで5日かかっていたのが翌日に",
  "3人で半日かけていた作業を1人1時間で終えられる",
  "コピー用紙を年間5,000枚削減",
  "入力ミスが月10件からほぼ0件",
  "アンケートで9割が満足と回答、回答者は120人",
  "会議が90分から45分に短縮",
  "処理件数が1日30件から50件に増えた",
  "郵送費84円×1,200通が不要に",
  "待ち時間が平均25分短縮",
  "離席時の電話取次ぎが週30回減った",
  "有給休暇の取得が平均8日から12日に",
  "書庫の棚が40本空いた",
  "1件につき20分、年間600件で200時間の削減",
  "往復2時間の移動が月4回なくなった",
  "毎朝15分の点呼を廃止",
  "転記が1枚3分、月400枚なくなりました",
  "様式が12種類から3種類になった",
];

test.each(LATER_VAGUE)("asks for a number: %s", (effect) => {
  expect(nudge({ effect })).toHaveLength(1);
});

test.each(LATER_CLEAR)("does not ask for a number: %s", (effect) => {
  expect(nudge({ effect }).join()).not.toContain("数で書");
});

test.each(VAGUE)("asks for a number: %s", (effect) => {
  expect(nudge({ effect })).toHaveLength(1);
});

test.each(CLEAR)("leaves alone: %s", (effect) => {
  expect(nudge({ effect })).toEqual([]);
});

test("offers what it reads, with how, until the field is filled in", () => {
  const effect = "1件30分が5分に、月200件";
  expect(nudge({ effect })).toEqual([
    "効果の文から、年1,000時間の削減と読めます。計算：（30分−5分）×月200回×12か月＝年1,000時間。合っていれば欄に入れてください。",
  ]);
  expect(nudge({ effect, hours: 900 })).toEqual([]);
});

test("asks how often where only each time is told, and what a share is of", () => {
  expect(nudge({ effect: "1件30分が5分になった" })[0]).toContain("1回あたり25分");
  expect(nudge({ effect: "作業が半分になった" })[0]).toContain("割合のもと");
  expect(nudge({ effect: "手間が3割減った" })[0]).toContain("割合のもと");
});

test("says nothing while nothing is written, and where a number stands in the field", () => {
  expect(nudge({})).toEqual([]);
  expect(nudge({ effect: "  " })).toEqual([]);
  expect(nudge({ effect: "便利になった", hours: 40 })).toEqual([]);
});
