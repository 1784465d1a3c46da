import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { readPeople } from "../../people/people.ts";
import { SAMPLE_PEOPLE } from "../../samples.ts";
import { serveWeb } from "../../web/serve.ts";
import { hasChromium, keepPicture, launchChromium, seriousProblems } from "../../web/testing/chromium.ts";
import { isContinuousIntegration } from "../../web/testing/settings.ts";
import { createSystemClock } from "../emulator/clock.ts";
import { createSlackEmulator, type SlackEmulator } from "../emulator/emulator.ts";
import { createApp } from "../emulator/testing/app.ts";
import { createPlayApp } from "./app.ts";
import { sampleOffice } from "./office.ts";
import { answerEverywhere } from "./testing/app.ts";

const DEVICES = {
  "a phone, 390 px": { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  "a desk, 1280 px": { viewport: { width: 1280, height: 800 }, hasTouch: false, isMobile: false },
} as const;

const skipped = !(hasChromium() || isContinuousIntegration());
const title = skipped ? "the page (skipped: Debian's chromium is not installed)" : "the page";

let browser: Browser;
beforeAll(async () => {
  if (!skipped) browser = await launchChromium();
});
afterAll(() => browser?.close());

describe.skipIf(skipped).each(Object.entries(DEVICES))(`${title} on %s`, (_name, device) => {
  async function open(place: string): Promise<{ readonly page: Page; readonly slack: SlackEmulator }> {
    const slack = await createSlackEmulator({
      world: sampleOffice(await readPeople(SAMPLE_PEOPLE)),
      clock: createSystemClock(),
    });
    const app = createApp(slack);
    answerEverywhere(app);
    await app.start();
    const web = await serveWeb({
      app: createPlayApp({ slack, ready: () => true }),
      host: "127.0.0.1",
      port: 0,
      graceMs: 0,
    });
    const context = await browser.newContext(device);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("pageerror", (fault) => faults.push(fault.message));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    onTestFinished(async () => {
      await context.close();
      await web.close();
      await slack.close();
      expect(faults).toEqual([]);
    });
    await page.goto(`${web.url}/?as=UP001&in=${place}`);
    await page.waitForSelector("#composer-text");
    return { page, slack };
  }
  const say = async (page: Page, text: string) => {
    await page.fill("#composer-text", text);
    await page.press("#composer-text", "Enter");
  };

  it("asks in a direct message and shows the answer in its thread, with buttons that work", async () => {
    const { page, slack } = await open("DUP001");
    await say(page, "テレワークの申請はいつまでですか？");
    await page.getByText("申請は前日まで").first().waitFor();
    expect(await page.locator("#thread strong", { hasText: "申請は前日まで" }).count()).toBe(1);
    expect(await page.locator("#thread a", { hasText: "第5条第2項" }).getAttribute("href")).toContain("/source/abc");
    expect(await page.locator("#thread .mention").textContent()).toBe("@水沢 佳織");
    await keepPicture(page, "slack-answer");
    expect(await seriousProblems(page)).toEqual([]);
    await page.locator("#thread").getByRole("button", { name: "役に立った" }).click();
    await page.waitForSelector("#thread .feedback-button[aria-pressed=true]");
    await slack.until(() => slack.acknowledgements.count.acknowledged >= 3);
  });

  it("shows what is for one person alone, and nobody else sees it", async () => {
    const { page, slack } = await open("C1");
    await say(page, "@Do 申請はいつまでですか？");
    await page.locator("#thread").getByRole("button", { name: "チャンネルに共有" }).click();
    await slack.until(() => slack.ephemerals("UP001").length === 1);
    await page.getByRole("button", { name: "スレッドを閉じる" }).click();
    await page.getByText("あなただけに表示").waitFor();
    await keepPicture(page, "slack-channel");
    expect(slack.ephemerals("UP002")).toEqual([]);
    await say(page, "/do help");
    await page.getByText("で質問できます").waitFor();
    expect(await seriousProblems(page)).toEqual([]);
  });

  it("shows a status while the app looks, and a stream while it writes", async () => {
    const { page } = await open("DUP001");
    await say(page, "少し待ってください");
    await page.locator("#thread").getByText("資料を調べています…").waitFor();
    await page.fill("#thread-text", "流してください");
    await page.press("#thread-text", "Enter");
    await page.waitForSelector("#thread .message-streaming strong");
    await keepPicture(page, "slack-stream");
  });

  it("fills in a form with the keyboard, shows its errors, and sends it", async () => {
    const { page } = await open("DUP001");
    await page.getByRole("combobox", { name: "ショートカット" }).selectOption("request-app");
    await page.locator("#modal").getByText("どんなアプリですか").waitFor();
    await page.getByLabel("どんなアプリですか").fill("表");
    await page.getByLabel("課の全員").check();
    await page.keyboard.press("Enter");
    await page.getByText("3文字以上で書いてください。").waitFor();
    await keepPicture(page, "slack-modal");
    expect(await seriousProblems(page)).toEqual([]);
    await page.getByLabel("どんなアプリですか").fill("旅費の計算");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#modal:not([open])", { state: "attached" });
  });

  it("has the app's Home tab and its suggestions", async () => {
    const { page } = await open("DUP001");
    await page.getByRole("button", { name: "ホーム", exact: true }).click();
    await page.getByRole("heading", { name: "あなたの質問" }).waitFor();
    await keepPicture(page, "slack-home");
    expect(await seriousProblems(page)).toEqual([]);
    await page.getByRole("button", { name: "メッセージ", exact: true }).click();
    await page.getByRole("button", { name: "休暇について聞く" }).click();
    await page.locator("#thread").getByText("申請は前日まで").first().waitFor();
  });

  it("edits and deletes a message from its menu, and sends a file", async () => {
    const { page, slack } = await open("C2");
    await say(page, "はじめの文");
    await page.getByText("はじめの文").waitFor();
    await page.getByRole("button", { name: "この投稿のメニュー" }).click();
    await keepPicture(page, "slack-menu");
    await page.getByRole("menuitem", { name: "編集する" }).click();
    await page.getByLabel("メッセージを編集").fill("直した文");
    await page.getByRole("button", { name: "保存する" }).click();
    await page.getByText("（編集済み）").waitFor();
    await page.getByRole("button", { name: "この投稿のメニュー" }).click();
    await page.getByRole("menuitem", { name: "削除する" }).click();
    await page.getByText("まだ投稿がありません").waitFor();
    await page
      .locator("#composer input[type=file]")
      .setInputFiles({ name: "案.txt", mimeType: "text/plain", buffer: Buffer.from("案") });
    await page.getByText("案.txt").waitFor();
    expect(slack.messages("C2")[0]?.files).toMatchObject([{ name: "案.txt" }]);
  });
});
