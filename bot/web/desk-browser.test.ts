import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isFocused } from "./testing/chat-page.ts";
import { keepPicture } from "./testing/chromium.ts";
import {
  fillApp,
  openVisitor,
  type ServedDeskSite,
  SKIPPED,
  serveDeskSite,
  type Visitor,
  WIDTHS,
} from "./testing/desk-visitor.ts";
import { useChromium } from "./testing/use-chromium.ts";

const title = SKIPPED ? "the desk (skipped: Debian's chromium is not installed)" : "the desk";

const { browser, faults } = useChromium();

describe.skipIf(SKIPPED).each(Object.entries(WIDTHS))(`${title} on %s`, (_name, device) => {
  let site: ServedDeskSite;
  beforeAll(async () => {
    site = await serveDeskSite();
  }, 60_000);
  afterAll(() => site?.close());

  const sitDown = () => openVisitor(browser(), site.url, device, faults);

  /** The request that the page shows. */
  const shown = (visitor: Visitor) => new URL(visitor.page.url()).pathname;

  it("takes an app from its form over 差戻し to the decision, and tells who asked and who joined", async () => {
    const visitor = await sitDown();
    const { page, open, press, said } = visitor;
    await open("p001", "/desk");
    await page.getByRole("link", { name: "新しく送る" }).first().click();
    await page.getByRole("link", { name: "アプリの要望" }).click();
    await press("要望を送る");
    await page.getByText("「アプリの名前」を入力してください。").waitFor();
    expect(await isFocused(page, "[name=appName]")).toBe(true);
    await fillApp(page, "フィールドノート");
    await page.getByText("下書きを保存しました").waitFor();
    await page.getByRole("button", { name: "要望を送る" }).dblclick();
    await said();
    const request = shown(visitor);
    await site.follow();

    await open("p022", "/desk/new/app");
    await page.getByLabel("アプリの名前").fill("ﾌｨｰﾙﾄﾞﾉｰﾄ");
    await page.getByText("もう1人が要望しています").waitFor();
    await keepPicture(page, "desk-known");
    await press("賛同する");
    await said();
    expect(shown(visitor)).toBe(request);

    await open("p005", "/desk?scope=waiting");
    await page.getByRole("link", { name: "フィールドノート" }).click();
    await press("差し戻す");
    await page.getByText("「差し戻す」には理由が要ります。").waitFor();
    await page.getByLabel("理由・意見").fill("人数の内訳を書いてください。");
    await press("差し戻す");
    await said();

    await open("p001", request);
    expect(await page.textContent(".banner-warning")).toContain("人数の内訳を書いてください。");
    await page.getByRole("link", { name: "直してもう一度送る" }).click();
    await page.getByLabel("人数").fill("15");
    await press("もう一度送る");
    await said();

    for (const [person, button] of [
      ["p005", "確認して次へ進める"],
      ["p008", "確認して次へ進める"],
      ["p041", "異議なし"],
      ["p045", "異議なし"],
    ] as const) {
      await open(person, request);
      await press(button);
      await said();
    }
    await open("p041", request);
    await keepPicture(page, "desk-approve");
    await page.getByLabel("利用条件").fill("職場の回線で使う");
    await press("承認する");
    await said();
    await site.follow();
    for (const person of ["p001", "p022"]) {
      await open(person, "/desk/notices");
      expect(await page.textContent("main")).toContain("フィールドノート");
    }
    await keepPicture(page, "desk-notices");
    await open("p014", "/desk/apps");
    expect(await page.textContent("#case-list")).toContain("フィールドノート");
  }, 60_000);

  it("takes an improvement with its effect reckoned and a file, up to its publication", async () => {
    const visitor = await sitDown();
    const { page, open, press, said } = visitor;
    await open("p014", "/desk/new/improvement");
    await page.getByLabel("題名").fill("公用車の鍵を番号箱で受け渡す");
    await page.getByLabel("これまで").fill("窓口の前で順番を待っていた。");
    await page.getByLabel("やったこと").fill("番号で開く箱を車庫に置いた。");
    await page.getByLabel("効果", { exact: false }).first().fill("とても便利になった。");
    await page.waitForSelector("#effect-nudge:not([hidden])");
    await page.getByText("年間の時間を計算する").click();
    await page.getByLabel("1回あたり減った時間").fill("13");
    await page.getByLabel("1か月の回数").fill("120");
    await page.getByLabel("している人").fill("1");
    await press("この数を使う");
    expect(await page.inputValue("[name=hours]")).toBe("312");
    await page.setInputFiles("input[type=file]", { name: "写真.exe", mimeType: "x/y", buffer: Buffer.from("MZ") });
    await page.getByText("「写真.exe」は添付できない種類です").waitFor();
    await page.setInputFiles("input[type=file]", { name: "図.pdf", mimeType: "x/y", buffer: Buffer.from("%PDF-1.7") });
    await page.getByRole("button", { name: "図.pdfを外す" }).waitFor();
    for (const label of ["業務改革", "改善事例", "所属だけ"]) await page.getByLabel(label, { exact: true }).check();
    await keepPicture(page, "desk-improvement");
    await press("改善事例を送る");
    await said();
    const request = shown(visitor);
    await page.getByRole("link", { name: "図.pdf" }).waitFor();
    for (const [person, button] of [
      ["p007", "確認して次へ進める"],
      ["p043", "異議なし"],
      ["p043", "承認する"],
    ] as const) {
      await open(person, request);
      await press(button);
      await said();
    }
    await site.follow();
    await open("p043", "/desk/cases/edit");
    await page.getByRole("link", { name: "公用車の鍵を番号箱で受け渡す" }).click();
    await press("公表する");
    expect(await said()).toMatch(/公表/u);
    await open("p022", "/desk/cases");
    await page.getByRole("link", { name: "公用車の鍵を番号箱で受け渡す" }).click();
    await page.getByText("うちでも採用した").click();
    await page.getByLabel("自分の所属で減った時間").fill("40");
    await press("採用を登録する");
    expect(await said()).toContain("保健福祉部健康推進課");
    await keepPicture(page, "desk-case");
  }, 60_000);

  it("shows a question to a person before it goes, keeps its asker unnamed, and brings the answer", async () => {
    const visitor = await sitDown();
    const { page, open, press, said } = visitor;
    await open("p014", "/desk/new/person");
    await page.getByLabel("聞きたいこと").fill("道路占用の更新は毎年要りますか");
    await page.getByLabel("聞く所属").fill("建設部道路課");
    await page.getByLabel("伝えない（匿名）").check();
    await page.locator("#preview-text").getByText("伝わりません（匿名）").waitFor();
    await page.locator("#preview-text").getByText("建設部道路課の職員（3人）").waitFor();
    await keepPicture(page, "desk-person");
    await press("質問を送る");
    await said();
    const request = shown(visitor);
    await open("p031", request);
    expect(await page.textContent("main")).not.toContain("日下");
    await page.getByLabel("回答", { exact: true }).fill("3年ごとです。");
    await press("回答する");
    await said();
    await open("p014", request);
    expect(await page.textContent("main")).toContain("3年ごとです。");
    await open("p014", "/desk/notices");
    expect(await page.textContent("main")).toContain("回答");
  });

  it("takes a fault in a document to who answers for it", async () => {
    const visitor = await sitDown();
    const { page, open, press, said } = visitor;
    await open("p014", "/desk/new/correction");
    await page.getByLabel("どの資料ですか").fill("人事の手引 3ページ");
    await page.getByLabel("どこが、どう違いますか").fill("申請先が旧組織のままになっている");
    await page.getByLabel("資料の担当課").fill("総務部人事課");
    await press("誤りを知らせる");
    await said();
    const request = shown(visitor);
    await open("p001", request);
    await page.getByLabel("回答", { exact: true }).fill("直しました。");
    await press("回答する");
    await said();
    await open("p014", request);
    expect(await page.textContent("main")).toContain("直しました。");
  });

  it("loses nothing of what was typed on a page that is out of date, or when the server is out of reach", async () => {
    const [mine, other] = [await sitDown(), await sitDown()];
    await mine.open("p014", "/desk/new/app");
    await fillApp(mine.page, "工程の見える化");
    await mine.page.route("**/api/desk/requests", (route) => route.abort(), { times: 1 });
    await mine.press("要望を送る");
    await mine.page.getByText("サーバーにつながりません").waitFor();
    expect(await mine.page.getByLabel("アプリの名前").inputValue()).toBe("工程の見える化");
    await mine.press("要望を送る");
    await mine.said();
    const request = shown(mine);
    await mine.open("p005", request);
    await mine.page.getByLabel("理由・意見").fill("もう少し詳しく書いてください。");
    await other.open("p005", request);
    await other.press("確認して次へ進める");
    await other.said();
    await mine.press("差し戻す");
    await mine.page.waitForSelector(".act-turn .form-problem:not([hidden])");
    expect(await mine.page.getByLabel("理由・意見").inputValue()).toBe("もう少し詳しく書いてください。");
    await keepPicture(mine.page, "desk-stale");
  });

  it("sends what was pressed before the page's script had come", async () => {
    const { page, open, said } = await sitDown();
    await open("p001", "/desk");
    const script = Promise.withResolvers<void>();
    await page.route("**/assets/desk-form.js", async (route) => {
      await script.promise;
      await route.continue();
    });
    await page.goto(`${site.url}/desk/new/app`, { waitUntil: "commit" });
    await fillApp(page, "早押しノート");
    await page.getByRole("button", { name: "要望を送る" }).dblclick();
    expect(new URL(page.url()).search).toBe("");
    script.resolve();
    expect(await said()).toContain("を受け付けました");
    await open("p001", "/desk");
    expect(await page.getByText("早押しノート").count()).toBe(1);
  });

  it("keeps a draft that can be gone on with or thrown away", async () => {
    const { page, open, press } = await sitDown();
    await open("p019", "/desk/new/app");
    await page.getByLabel("アプリの名前").fill("書きかけ");
    await page.getByText("下書きを保存しました").waitFor();
    await page.reload();
    expect(await page.getByLabel("アプリの名前").inputValue()).toBe("書きかけ");
    await press("下書きを捨てる");
    await page.waitForSelector('[name=appName][value=""]');
  });

  it("is used with the keyboard alone", async () => {
    const { page, open, said } = await sitDown();
    await open("p014", "/desk/new/correction");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const reach = async (selector: string) => {
      for (let presses = 0; presses < 40 && !(await isFocused(page, selector)); presses += 1)
        await page.keyboard.press("Tab");
    };
    await reach("[name=document]");
    await page.keyboard.type("旅費の手引");
    await page.keyboard.press("Tab");
    await page.keyboard.type("日当の額が古い");
    await reach("#request-form button[type=submit]");
    await page.keyboard.press("Enter");
    expect(await said()).not.toBe("");
    expect(await isFocused(page, "#flash")).toBe(true);
  });

  it("names who stands in, and ends it", async () => {
    const { page, open, press, said } = await sitDown();
    await open("p041", "/desk/substitutions");
    await page.getByLabel("代わりに見る人").fill("倉持");
    await page.waitForSelector("#everybody option", { state: "attached" });
    await page.getByLabel("代わりに見る人").fill((await page.getAttribute("#everybody option", "value")) ?? "");
    await press("代理を決める");
    expect(await said()).toContain("倉持 航");
    await keepPicture(page, "desk-substitutions");
    await page.getByRole("button", { name: /終わりにする/u }).click();
    await page.locator("#flash", { hasText: "代理を終わりにしました。" }).waitFor();
  });

  it("saves exactly the filtered list", async () => {
    const { page, open } = await sitDown();
    await open("p006", "/desk?scope=all");
    await page.getByRole("combobox", { name: "種類" }).selectOption({ label: "資料の誤り" });
    await page.waitForURL(/type=correction/u);
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "CSV" }).click()]);
    expect(file.suggestedFilename()).toMatch(/^申請一覧_2026-11-25\.csv$/u);
  });
});
