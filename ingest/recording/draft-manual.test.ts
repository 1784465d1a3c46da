import fc from "fast-check";
import { expect, test } from "vitest";
import { bytesOf, readingOf } from "../fixtures.ts";
import { readDocument } from "../readers/read.ts";
import { recognise } from "../structure/recognise.ts";
import { draftManual } from "./draft-manual.ts";
import { parseRecording, type RecordedStep } from "./recording.ts";

const aria = (name: string, role = "") => [[`aria/${name}${role === "" ? "" : `[role="${role}"]`}`], [`#${name}`]];
const click = (name: string, role = "", more: Partial<RecordedStep> = {}): RecordedStep => ({
  type: "click",
  selectors: aria(name, role),
  ...more,
});
const change = (name: string, value: string, role = "textbox"): RecordedStep => ({
  type: "change",
  selectors: aria(name, role),
  value,
});
const draft = (steps: readonly RecordedStep[], title = "休暇の申請") => draftManual({ title, steps: [...steps] });
const bodyOf = (steps: readonly RecordedStep[]) => draft(steps).markdown.split("---\n").at(-1)?.trim().split("\n");
const opened = (title: string) => [{ type: "navigation", url: "https://kintai.example/next", title }];

test("writes a numbered manual under the titles of its pages, ready to be edited", () => {
  const { markdown, warnings } = draft([
    { type: "setViewport" },
    { type: "navigate", url: "chrome://newtab/" },
    { type: "navigate", url: "https://kintai.example/?session=abc#top", assertedEvents: opened("勤怠メニュー") },
    click("休暇申請", "link", { assertedEvents: opened("休暇申請") }),
    { type: "scroll" },
    click("種類", "combobox"),
    change("種類", "年次休暇", "combobox"),
    change("理由", "私用"),
    click("申請", "button"),
  ]);
  expect(markdown).toBe(`---
title: 休暇の申請
category: マニュアル
---

## 勤怠メニュー

1. 「勤怠メニュー」（https://kintai.example/）を開きます。
2. 「休暇申請」のリンクを押します。

## 休暇申請

3. 「種類」で「年次休暇」を選びます。
4. 「理由」に「私用」を入力します。
5. 「申請」ボタンを押します。
`);
  expect(warnings).toEqual([]);
});

test("says what each kind of target is, and by its text, label or kind where it has no accessible name", () => {
  expect(
    bodyOf([
      click("詳細", "tab"),
      click("印刷", "menuitem"),
      click("同意する", "checkbox"),
      { type: "change", selectors: aria("同意する", "checkbox"), value: "on" },
      click("全日", "radio"),
      click("行", "", { button: "secondary" }),
      { type: "click", selectors: [["#a", "text/保存"], ["text/保存"]] },
      { type: "click", selectors: [["input[placeholder='検索語']"]] },
      { type: "click", selectors: [['aria/次へ[role="button"]', 'aria/[role="img"]'], ["#a > button > svg"]] },
      { type: "click", selectors: [["#list > a:nth-of-type(2) > span"], ["text/様式 一覧"]] },
      { type: "doubleClick", selectors: aria("一覧") },
      { type: "hover", selectors: aria("ヘルプ") },
      { type: "waitForElement", selectors: aria("完了") },
      { type: "change", selectors: aria("添付"), value: "C:\\fakepath\\a.pdf" },
      { type: "change", selectors: aria("備考"), value: "" },
    ]),
  ).toEqual([
    "1. 「詳細」タブを開きます。",
    "2. メニューの「印刷」を選びます。",
    "3. 「同意する」のチェックを切り替えます。",
    "4. 「全日」を選びます。",
    "5. 「行」を右クリックします。",
    "6. 「保存」を押します。",
    "7. 「検索語」を押します。",
    "8. 「次へ」ボタンを押します。",
    "9. 「様式 一覧」のリンクを押します。",
    "10. 「一覧」をダブルクリックします。",
    "11. 「ヘルプ」にマウスを合わせます。",
    "12. 「完了」が表示されるまで待ちます。",
    "13. 「添付」でファイルを選びます。",
    "14. 「備考」を空にします。",
  ]);
});

test("keys pressed together are one step, letters and moving between fields are none", () => {
  const down = (key: string): RecordedStep => ({ type: "keyDown", key });
  const up = (key: string): RecordedStep => ({ type: "keyUp", key });
  const typed = [down("a"), up("a"), down("Tab"), up("Tab"), down("Shift"), down("A"), up("A"), up("Shift")];
  const steps = [...typed, down("Control"), down("s"), up("s"), up("Control"), down("Enter"), up("Enter")];
  expect(bodyOf(steps)).toEqual(["1. Ctrl＋Sキーを押します。", "2. Enterキーを押します。"]);
});

test("of several changes of a field the last is told, once", () => {
  expect(bodyOf([click("用件", "textbox"), change("用件", "会"), change("用件", "会議室の予約")])).toEqual([
    "1. 「用件」に「会議室の予約」を入力します。",
  ]);
});

test("masks passwords and what belongs to a person, and says at how many steps", () => {
  const { markdown, warnings } = draft([
    change("パスワード", "himitsu"),
    change("氏名", "星野花子"),
    { type: "change", selectors: [["input[type='password']"]], value: "himitsu" },
    change("連絡先", "hanako@example.jp"),
    change("内容", "０９０－１２３４－５６７８に電話"),
    change("届け先", "星見県空町一丁目町2"),
    click("hanako@example.jp", "link"),
    change("日数", "3"),
  ]);
  expect(markdown).not.toMatch(/himitsu|花子|hanako|１２３４|空町/u);
  expect(markdown).toContain("「パスワード」に（入力する内容）を入力します。");
  expect(markdown).toContain("「日数」に「3」を入力します。");
  expect(warnings).toEqual([
    { code: "inputs-masked", detail: "6" },
    { code: "steps-without-name", detail: "3" },
  ]);
});

test("no mail address, telephone number or number of a person reaches a draft, wherever it was typed", () => {
  const mail = fc.tuple(fc.stringMatching(/^[a-z]{3,9}$/u), fc.stringMatching(/^[a-z]{3,9}$/u));
  const number = fc.stringMatching(/^0[789]0-\d{4}-\d{4}$/u);
  fc.assert(
    fc.property(mail, number, ([user, host], phone) => {
      const value = `${user}@${host}.example`;
      const steps = [change("備考", `連絡は${value}`), change("備考2", phone), click(`${phone}へ発信`)];
      const { markdown } = draft(steps);
      expect(markdown).not.toContain(value);
      expect(markdown).not.toContain(phone);
    }),
  );
});

test("a recording that nobody named is called after its first page, and what has no words is counted", () => {
  const steps = [
    { type: "navigate", url: "https://a.example/", assertedEvents: opened("旅費") },
    { type: "customStep" },
  ];
  const { markdown, warnings } = draft(steps, "Recording 4/1/2026 at 10:00:00 AM");
  expect(markdown).toContain("title: 旅費の操作手順");
  expect(warnings).toEqual([{ code: "steps-left-out", detail: "1" }]);
});

test("a recording is read as steps that can be cited, and names of its page cannot become markup", async () => {
  const steps = [
    { type: "navigate", url: "https://a.example/", assertedEvents: opened("<b>休暇</b> *申請*") },
    click("[申請](javascript:x)", "button"),
  ];
  const reading = readingOf(await readDocument(bytesOf(JSON.stringify({ title: "申請", steps })), "a.json"));
  expect(reading.frontMatter).toEqual({ title: "申請", category: "マニュアル" });
  expect(recognise(reading.blocks, "申請", "マニュアル")).toEqual([
    expect.objectContaining({
      kind: "step",
      locator: "<b>休暇</b> *申請* 手順1〜2",
      text: "1. 「<b>休暇</b> *申請*」（https://a.example/）を開きます。\n2. 「[申請](javascript:x)」ボタンを押します。",
    }),
  ]);
});

test("a recording in which nothing was done says so", async () => {
  for (const steps of [[], [{ type: "setViewport", width: 1, height: 1 }]]) {
    const bytes = bytesOf(JSON.stringify({ title: "申請", steps }));
    expect(await readDocument(bytes, "a.json")).toMatchObject({ reason: { code: "no-steps" } });
  }
});

test("a target that only an XPath tells is named by the words that it looks for", () => {
  const step = (path: string) => ({ type: "click", selectors: [[`xpath/${path}`]] });
  const paths = ['//button[contains(., "送信")]', "//a[text()='一覧へ']", '//*[@id="x"]/div[3]'];
  const { markdown } = draftManual({ title: "申請", steps: paths.map(step) });
  expect(markdown).toContain(
    "1. 「送信」ボタンを押します。\n2. 「一覧へ」のリンクを押します。\n3. 「（名前のない場所）」",
  );
});

test("other JSON and broken JSON are no recordings", async () => {
  for (const text of ["{", "[]", '{"title":"a"}', '{"steps":[]}', '{"steps":[{"type":1}]}', "null"]) {
    expect(parseRecording(text)).toBeUndefined();
    expect(await readDocument(bytesOf(text), "a.json")).toMatchObject({ reason: { code: "unknown-json" } });
  }
});
