import { expect, test } from "vitest";
import { type HomeContents, homeView } from "./home.ts";
import { linesOf } from "./lines.ts";
import { everyDesk, NO_DESKS } from "./testing/every-desk-builder.ts";

const EMPTY: HomeContents = {
  publicUrl: "https://do.example.jp",
  name: "",
  questions: [],
  desks: NO_DESKS,
  news: [],
  isAdmin: false,
};

function lines(contents: HomeContents): readonly string[] {
  return homeView(contents).blocks.flatMap((block) =>
    linesOf(block).map(({ words, address }) => (address === undefined ? words : `${words} → ${address}`)),
  );
}

function buttons(contents: HomeContents): readonly string[] {
  return homeView(contents).blocks.flatMap((block) =>
    block.type === "actions" ? block.elements.map(({ action_id = "" }) => action_id) : [],
  );
}

test("an empty Home tab tells what to do, and suggests questions", () => {
  expect(lines(EMPTY)).toEqual([
    "条例・規則・マニュアルなどの資料から、根拠となる文を示してお答えします。",
    "あなたを待っているもの",
    "いま、あなたを待っているものはありません。",
    "わたしの申請",
    "まだありません。「アプリを頼む」や「改善事例を送る」を押すと、ここに進み具合が出ます。",
    "わたしの質問",
    "まだ質問がありません。次のような質問から試せます。",
    "新しくなった資料",
    "最近新しくなった資料はありません。",
  ]);
  expect(buttons(EMPTY)).toEqual([
    ...["home-ask", "home-app", "home-improvement"],
    ...["suggestion-0", "suggestion-1", "suggestion-2", "suggestion-3"],
  ]);
});

test("a Home tab shows what concerns the person, with links", () => {
  const permalink = "https://example.slack.com/archives/D1/p1700000000000001";
  const contents: HomeContents = {
    ...EMPTY,
    name: "山田 花子",
    questions: [
      { text: "年次休暇は何日ですか", askedOn: "2026-11-20", permalink },
      { text: "旅費はいくらですか", askedOn: "2026-11-19", permalink: "https://evil.example/archives/D1/p1" },
    ],
    desks: everyDesk("台帳を写真で更新する", "台帳のアプリ"),
    news: [{ title: "旅費支給規則", effectiveFrom: "2026-11-01", url: "/source/a/2026-11-01" }],
  };
  const shown = lines(contents);
  expect(shown).toEqual(
    expect.arrayContaining([
      "山田 花子 さん、こんにちは。条例・規則・マニュアルなどの資料から、根拠となる文を示してお答えします。",
      "あなたを待っているもの（40件）",
      "要望-0123　台帳のアプリ",
      "受付を待っています：情報システム課 課長（11月25日（水）まで・情報システム課 課長にも依頼）",
      "ほか35件",
      "すべてをWebで見る → https://do.example.jp/desk",
      "下書き：台帳のアプリ（まだ送っていません）",
      `2026年11月20日　年次休暇は何日ですか → ${permalink}`,
      "2026年11月19日　旅費はいくらですか",
      "2026年11月1日施行　旅費支給規則 → https://do.example.jp/source/a/2026-11-01",
    ]),
  );
  expect(shown.filter((each) => each.startsWith("要望-0123"))).toHaveLength(10);
  expect(new Set(buttons(contents))).toEqual(
    new Set([
      ...["home-ask", "home-app", "home-improvement", "desk-do-edit", "desk-do-open", "desk-continue-draft"],
      ...["desk-drop-draft", "desk-end-substitution", "desk-substitute", "desk-rule-changes", "desk-findable"],
    ]),
  );
});

test("an administrator is told how documents are registered", () => {
  expect(lines({ ...EMPTY, isAdmin: true }).slice(-3)).toEqual([
    "管理者の方へ",
    "資料のファイルをこのアプリへのメッセージに添付すると、登録できます。",
    "登録した資料の一覧を開く → https://do.example.jp/documents",
  ]);
});
