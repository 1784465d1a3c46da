import { expect, test } from "vitest";
import { effectOf } from "./effect.ts";

test.each([
  ["1件30分が5分に、月200件", 1000, "（30分−5分）×月200回×12か月＝年1,000時間"],
  [
    "１件３０分かかっていた入力が５分になりました。対象は毎月約２００件です。",
    1000,
    "（30分−5分）×月200回×12か月＝年1,000時間",
  ],
  ["作業は12.5時間から8.5時間になりました。年48時間の削減です。", 48, "本文の「年48時間」から"],
  ["1回の作業は9.5時間から3.5時間になりました。年22回開いています。", 132, "（9.5時間−3.5時間）×年22回＝年132時間"],
  ["月20時間かかっていた集計が4時間で済むようになった", 192, "（20時間−4時間）×12か月＝年192時間"],
  ["職員1人あたり1日10分の短縮。対象は12人が毎日使う。", 480, "10分×240日×12人＝年480時間"],
  ["1件あたり1時間30分→30分、週5件", 260, "（1時間30分−30分）×週5回×52週＝年260時間"],
  ["1時間半かかっていた確認が30分に短縮。月に10回ある。", 120, "（1時間半−30分）×月10回×12か月＝年120時間"],
  ["残業を月15時間減らせた", 180, "15時間×12か月＝年180時間"],
  ["毎週2時間の転記作業が不要になった", 104, "2時間×52週＝年104時間"],
  ["年間1,200時間を削減", 1200, "本文の「年1,200時間」から"],
  ["四半期に1回、8時間の作業が3時間になった", 20, "（8時間−3時間）×年4回＝年20時間"],
  ["30秒の操作がなくなった。1日に40回行っていた。", 80, "30秒×1日40回×240日＝年80時間"],
])("%s", (text, hours, how) => {
  expect(effectOf(text).proposals[0]).toEqual({ unit: "hours", value: hours, how });
});

test.each([
  ["年間30万円の印刷費を削減", 300_000],
  ["郵送料が月2万円減った", 240_000],
  ["委託料を年120万円から45万円に", 750_000],
  ["1通84円の郵便が不要になった。年3,000通。", 252_000],
  ["年間1千万円の節減", 10_000_000],
  ["外注費を年1億2,000万円削減", 120_000_000],
])("yen: %s", (text, yen) => {
  expect(effectOf(text).proposals[0]).toMatchObject({ unit: "yen", value: yen });
});

test("hours and yen come side by side", () => {
  expect(
    effectOf("年100時間の削減。印刷費も年20万円減った。").proposals.map(({ unit, value }) => [unit, value]),
  ).toEqual([
    ["hours", 100],
    ["yen", 200_000],
  ]);
});

test("says what is missing where only each time is told", () => {
  expect(effectOf("1件30分が5分になった")).toEqual({ proposals: [], missingFrequency: { each: "25分" } });
  expect(effectOf("1回90分の会議が30分に").missingFrequency).toEqual({ each: "1時間" });
});

test.each([
  "便利になった",
  "",
  "令和7年4月1日から始めた。午後3時30分に開始する。",
  "2時間の研修を開いた",
  "準備に月5時間余計にかかるようになった",
  "5分が30分に延びた",
  "9:30分の便に間に合う",
  "電話が月40件から12件に減った",
  "大幅に削減でき、年度末が楽になった",
])("proposes nothing for what is not a saving of time or money: %s", (text) => {
  expect(effectOf(text)).toEqual({ proposals: [], missingFrequency: null });
});

test("a long text and one made to be slow are read at once", () => {
  expect(effectOf(`${"1".repeat(3000)}`).proposals).toEqual([]);
  expect(effectOf(`${"1,".repeat(1500)}分`).proposals).toEqual([]);
  expect(effectOf(`${"年1日".repeat(1000)}30分が5分に`).proposals.length).toBeLessThan(3);
});
