import { describe, expect, it } from "vitest";
import { inventions } from "./invention.ts";

const PASSAGE = `旅費支給規則
第8条の2第3項
宿泊料
2026-04-01
宿泊料は、一夜につき10,900円とし、令和8年4月1日以後の出張に適用する。出張者は、帰庁の日から起算して七日以内に請求する。
請求は毎月十日の午後5時15分までに行う。航空賃の百分の十を加算し、三月を超える出張には1万5千円を支給する。
問合せは総務課旅費係（内線2345、048-123-4567、ryohi@pref.example.lg.jp、https://portal.example.lg.jp/ryohi）。
提出する「旅費請求書」は様式1.docxによる。第12条及び別表第一の規定は、8月31日まで適用しない。受付は8:30から。職員3名以上。`;

describe("what a sentence says exactly", () => {
  it.each([
    "宿泊料は10,900円です。",
    "宿泊料は１０９００円です。",
    "宿泊料は1万900円です。",
    "宿泊料は一万九百円です。",
    "令和8年4月1日以後の出張に適用します。",
    "2026年4月1日から適用します。",
    "R8.4.1から適用します。",
    "4月1日から適用します。",
    "令和8年度の出張です。",
    "帰庁の日から7日以内に請求します。",
    "七日以内です。",
    "毎月10日までです。",
    "17時15分までです。",
    "17:15までです。",
    "午前8時30分からです。",
    "航空賃の10%を加算します。",
    "航空賃の一割を加算します。",
    "3か月を超える出張には15,000円です。",
    "3ヶ月を超える場合です。",
    "第8条の2第3項によります。",
    "第八条の二によります。",
    "8条の2の規定です。",
    "第十二条と別表第1によります。",
    "前条によります。",
    "旅費支給規則第12条によります。",
    "当該規則第12条によります。",
    "3人以上の職員です。",
    "内線2345です。",
    "０４８−１２３−４５６７です。",
    "ryohi@pref.example.lg.jpです。",
    "https://portal.example.lg.jp/ryohi を開きます。",
    "「旅費請求書」を出します。",
    "様式1.docxを使います。",
    "十分な余裕をもって一般の職員が一部を提出します。",
  ])("stands where the passages say it in whatever script: %s", (sentence) => {
    expect(inventions(sentence, [PASSAGE])).toEqual([]);
  });

  it.each([
    ["amount", "宿泊料は12,000円です。"],
    ["amount", "宿泊料は一万二千円です。"],
    ["amount", "宿泊料は10,900万円です。"],
    ["amount", "7円です。"],
    ["number", "8日以内に請求します。"],
    ["number", "八日以内に請求します。"],
    ["number", "７週間以内に請求します。"],
    ["number", "2回まで認めます。"],
    ["number", "12人以上です。"],
    ["number", "見積りは8者から取ります。"],
    ["percentage", "航空賃の15%です。"],
    ["percentage", "航空賃の二割です。"],
    ["percentage", "百分の五です。"],
    ["date", "令和7年4月1日から適用します。"],
    ["date", "2025年4月1日から適用します。"],
    ["date", "昭和8年4月1日から適用します。"],
    ["date", "9月30日までです。"],
    ["date", "令和8年8月31日までです。"],
    ["article", "第9条によります。"],
    ["article", "第8条によります。"],
    ["article", "第8条の3によります。"],
    ["article", "第8条の2第4項によります。"],
    ["article", "第百条によります。"],
    ["article", "別表第二によります。"],
    ["article", "附則第2項によります。"],
    ["article", "地方公務員法第12条によります。"],
    ["date", "毎週金曜日に請求します。"],
    ["number", "二十五床まで認めます。"],
    ["time", "17時までです。"],
    ["time", "午前5時15分までです。"],
    ["time", "9:00からです。"],
    ["time", "正午までです。"],
    ["e-mail", "evil@example.com に送ります。"],
    ["phone", "内線9999です。"],
    ["phone", "048-123-9999です。"],
    ["phone", "09012345678に電話します。"],
    ["link", "https://evil.example/x を開きます。"],
    ["link", "https://portal.example.lg.jp/ryohi/other を開きます。"],
    ["link", "ｈｔｔｐｓ：／／evil.example を開きます。"],
    ["link", "evil.example.comを開きます。"],
    ["link", "javascript:alert(1) を実行します。"],
    ["link", "\\\\server\\share を開きます。"],
    ["link", "file:///etc/passwd を開きます。"],
    ["link", "10.0.0.1 に接続します。"],
    ["mention", "@channel にお知らせします。"],
    ["mention", "＠佐藤 さんに聞きます。"],
    ["mention", "<!channel> 確認してください。"],
    ["mention", "<@U012ABC> に聞きます。"],
    ["term", "「出張命令簿」を出します。"],
    ["word", "Dropboxに保存します。"],
    ["markup", "<script>旅費</script>"],
    ["markup", "[旅費](旅費)"],
  ])("is an invention of kind %s: %s", (kind, sentence) => {
    expect(inventions(sentence, [PASSAGE]).map((invention) => invention.kind)).toContain(kind);
  });

  it("counts each invention once", () => {
    expect(inventions("令和9年5月2日に第77条の6により99,999円です。", [PASSAGE]).map(({ kind }) => kind)).toEqual([
      "date",
      "article",
      "amount",
    ]);
  });

  it("takes a mention for an invention also where a passage holds it", () => {
    expect(inventions("<!channel> へ。", ["必ず <!channel> へ。"]).map(({ kind }) => kind)).toEqual(["mention"]);
  });

  it("reads a number without unit in a table as bearing the unit that is said", () => {
    expect(inventions("上限は5日です。", ["| 休暇 | 上限（日） |\n| 夏季 | 5 |"])).toEqual([]);
  });

  it("reads 30分の2回 as a time and a count", () => {
    expect(inventions("15時30分の2回、受け付けます。", ["受付は15時30分の2回とする。"])).toEqual([]);
  });

  it("finds nothing to compare in a sentence without exact statements", () => {
    expect(inventions("所属長に申請します。", [])).toEqual([]);
  });
});
