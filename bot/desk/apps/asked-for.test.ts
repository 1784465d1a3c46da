import { expect, test } from "vitest";
import { appAskedFor } from "./asked-for.ts";

const LINK = "https://apps.apple.com/jp/app/zoom-workplace/id546505307";

test.each([
  ["Zoomを使いたいです", "Zoom"],
  ["公用スマホでZoomが使いたいです。", "Zoom"],
  ["公用スマホにGoogle マップを入れてほしい", "Google マップ"],
  ["ラインワークス、公用スマホで使えるようにしてもらえませんか", "ラインワークス"],
  ["「アグリノート」を導入してほしい", "アグリノート"],
  ["Notionというアプリを入れたい", "Notion"],
  ["お疲れ様です。現場でSiteBoxを使えるようにしてほしいです", "SiteBox"],
  ["Slackがほしい", "Slack"],
  ["すみません、業務用スマホにDeepLをインストールしたいのですが", "DeepL"],
])("%s asks for %s", (text, name) => {
  expect(appAskedFor(text)).toMatchObject({ kind: "wish", named: { name, link: "" } });
});

test.each([
  ["Zoomは使えますか？", "Zoom"],
  ["このスマホでSlackって使える？", "Slack"],
  ["「ChatGPT」は業務で使っていいですか", "ChatGPT"],
  ["Google マップは公用スマホに入れられますか", "Google マップ"],
  ["Canvaを利用できますか", "Canva"],
])("%s asks whether %s may be used", (text, name) => {
  expect(appAskedFor(text)).toMatchObject({ kind: "may", named: { name } });
});

test("a link alone, or beside words, names the app", () => {
  expect(appAskedFor(LINK)).toMatchObject({ kind: "wish", named: { name: "", link: LINK } });
  expect(appAskedFor(`これを入れてほしいです <${LINK}|Zoom>`)?.named.link).toContain("id546505307");
  expect(appAskedFor(`このアプリは使えますか ${LINK}`)).toMatchObject({ kind: "may", named: { link: LINK } });
});

test("what an app should do is no name", () => {
  expect(appAskedFor("写真を撮ってそのまま報告書にできるアプリがほしい")).toMatchObject({
    kind: "wish",
    named: { name: "" },
  });
  expect(appAskedFor("便利なアプリを入れてほしい")).toMatchObject({ named: { name: "" } });
});

test.each([
  "会議室の予約を取りました",
  "明日の会議は10時からです",
  "",
  "😀",
  "https://example.com/news",
  "年休は半日で取れますか",
])("%s asks for no app", (text) => {
  expect(appAskedFor(text)).toBeUndefined();
});

test("a text of 3,000 characters or with script in it is read and harms nothing", () => {
  expect(appAskedFor(`${"あ".repeat(2990)}を使いたい`)?.named.name ?? "").toBe("");
  expect(appAskedFor("<script>alert(1)</script>を入れてほしい")).toMatchObject({ kind: "wish" });
  expect(appAskedFor("「".repeat(3000))).toBeUndefined();
});
