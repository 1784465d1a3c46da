import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ask, firstQuote, isFocused, plain, through } from "./testing/chat-page.ts";
import { hasChromium, isOnScreen, keepPicture, launchChromium, seriousProblems } from "./testing/chromium.ts";
import { isContinuousIntegration } from "./testing/settings.ts";
import { openSite, type Site } from "./testing/site.ts";

const WIDTHS = {
  "a phone, 390 px": { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  "a desk, 1280 px": { viewport: { width: 1280, height: 800 }, hasTouch: false, isMobile: false },
} as const;

const skipped = !(hasChromium() || isContinuousIntegration());
const title = skipped ? "the web page (skipped: Debian's chromium is not installed)" : "the web page";

let site: Site;
let browser: Browser;
const faults: string[] = [];

beforeAll(async () => {
  if (skipped) return;
  [site, browser] = await Promise.all([openSite(), launchChromium()]);
});
afterEach(async () => {
  for (const context of browser?.contexts() ?? []) await context.close();
  expect(faults.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe.skipIf(skipped)("the web page while the sample corpus is taken in", () => {
  it("says how far it is, and answers then what was asked meanwhile", { timeout: 120_000 }, async () => {
    const page = await watched({ viewport: WIDTHS["a phone, 390 px"].viewport });
    await page.goto(site.url);
    await page.getByText(/資料を取り込んでいます（\d+件中\d+件）/u).waitFor();
    await ask(page, site.questions.answered);
    await page.getByText("資料の取り込みを待っています").waitFor();
    await keepPicture(page, "waiting");
    await page.waitForSelector(".card-answered", { timeout: 100_000 });
    expect(await page.locator("#starting").isVisible()).toBe(false);
    expect(await (await fetch(`${site.url}/readyz`)).json()).toEqual({ status: "ready" });
  });
});

describe.skipIf(skipped).each(Object.entries(WIDTHS))(`${title} on %s`, (_name, device) => {
  beforeAll(() => site.ready, 120_000);

  async function open(colorScheme: "light" | "dark" = "light"): Promise<Page> {
    const page = await watched({ ...device, colorScheme });
    await page.goto(site.url);
    return page;
  }

  it("streams an answer whose citation opens the source with the passage on screen, and leads back", async () => {
    const page = await open();
    await page.evaluate(`new MutationObserver(() => {
      if (document.querySelector(".card-loading .written .cite")) document.body.dataset.streamed = "yes";
    }).observe(document.getElementById("turns"), { childList: true, subtree: true })`);
    await ask(page, site.questions.answered);
    await page.waitForSelector(".card-answered");
    expect(await page.getAttribute("body", "data-streamed")).toBe("yes");
    expect(page.url()).toContain("/?thread=");
    expect(await isOnScreen(page, ".card-answered .conclusion")).toBe(true);
    expect(await page.inputValue("#question")).toBe("");
    expect(await isFocused(page, "#question")).toBe(!device.hasTouch);
    await keepPicture(page, "answer");

    const quote = await firstQuote(page);
    expect(plain((await page.textContent(".card-answered")) ?? "")).toContain(quote);
    await page.locator(".card-answered .cite").first().click();
    await page.waitForSelector(".cited mark");
    expect(plain((await page.locator(".cited mark").allTextContents()).join(""))).toBe(quote);
    await page.waitForFunction("document.activeElement.classList.contains('cited')");
    expect(await isOnScreen(page, ".cited")).toBe(true);
    await keepPicture(page, "source");

    await page.getByRole("link", { name: "回答へ戻る" }).click();
    await page.waitForSelector(".card-answered");
    expect(await page.textContent(".question")).toBe(site.questions.answered);
  });

  it("is used with the keyboard alone", async () => {
    const page = await open();
    await page.evaluate("document.activeElement.blur()");
    await page.keyboard.press("/");
    await page.keyboard.type(site.questions.answered);
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("教えてください");
    expect(await page.inputValue("#question")).toBe(`${site.questions.answered}\n教えてください`);
    await page.keyboard.press("Enter");
    await page.waitForSelector(".card-answered");
    for (let presses = 0; presses < 30 && !(await isFocused(page, ".cite")); presses += 1) {
      await page.keyboard.press("Shift+Tab");
    }
    await page.keyboard.press("Enter");
    await page.waitForSelector(".cited mark");
    expect(await isOnScreen(page, ".cited mark")).toBe(true);
  });

  it("does not send while an input method composes", async () => {
    const page = await open();
    await page.fill("#question", "ざいたく");
    await page.dispatchEvent("#question", "keydown", { key: "Enter", isComposing: true });
    expect(await page.locator(".turn").count()).toBe(0);
    expect(await page.inputValue("#question")).toBe("ざいたく");
  });

  it("keeps the question when the server is out of reach, and asks again", async () => {
    const page = await open();
    await page.route("**/api/ask", (route) => route.abort(), { times: 1 });
    await ask(page, site.questions.answered);
    await page.waitForSelector(".card-error");
    expect(await page.inputValue("#question")).toBe(site.questions.answered);
    expect(await seriousProblems(page)).toEqual([]);
    await page.getByRole("button", { name: "もう一度試す" }).click();
    await page.waitForSelector(".card-answered");
    expect(await page.locator(".turn").count()).toBe(1);
    expect(await page.inputValue("#question")).toBe("");
  });

  it("stops an answer on its way and keeps the question", async () => {
    const page = await open();
    await page.route("**/api/ask", () => undefined, { times: 1 });
    await ask(page, site.questions.answered);
    await page.click("#stop");
    await page.waitForSelector(".card-stopped");
    expect(await page.inputValue("#question")).toBe(site.questions.answered);
  });

  it("answers by the rules of a chosen day, which stays visible until it is cleared", async () => {
    const page = await open();
    await page.click("#open-date");
    await page.fill("#as-of", site.earlier.day);
    expect(await page.textContent("#date-text")).toBe(site.earlier.words);
    await ask(page, site.questions.answered);
    await page.waitForSelector(".card-answered");
    expect(await page.textContent(".question-date")).toBe(site.earlier.words);
    expect(await page.textContent(".answer-facts .as-of")).toBe(site.earlier.words);
    await page.click("#clear-date");
    expect(await page.textContent("#date-text")).toBe("今日の規定");
  });

  it("asks back with choices, and answers the one that is taken", async () => {
    const page = await open();
    await ask(page, site.questions.clarify);
    const choice = await page.locator(".choice").first().textContent();
    await page.locator(".choice").first().click();
    await page.waitForSelector(".turn:nth-child(2) .card:not(.card-loading)");
    expect(await page.locator(".turn:nth-child(2) .card-clarify").count()).toBe(0);
    expect(await page.locator(".question").last().textContent()).toContain(choice);
  });

  it("leads from a wish said in chat to its form, with what was said in it", async () => {
    const page = await open();
    await page.context().addCookies([{ name: "do_viewer", value: "p014", url: site.url }]);
    await through(page, "app");
    await ask(page, "現場の写真を整理するアプリがほしい");
    await page.waitForSelector(".card-form");
    expect(await page.textContent(".wish-text")).toBe("現場の写真を整理するアプリがほしい");
    expect(await seriousProblems(page)).toEqual([]);
    await keepPicture(page, "form");
    await page.getByRole("link", { name: "要望のフォームを開く" }).click();
    expect(await page.getByLabel("何に使いますか").inputValue()).toBe("現場の写真を整理するアプリがほしい");
    await page.goBack();
    await page.getByRole("button", { name: "質問として調べる" }).click();
    await page.waitForSelector(".turn:nth-child(2) .card:not(.card-loading)");
    expect(await page.locator(".turn:nth-child(2) .card-form").count()).toBe(0);
  });

  it("leads from what is not found to a person, with the question in the form and who is in charge", async () => {
    const page = await open();
    await page.context().addCookies([{ name: "do_viewer", value: "p014", url: site.url }]);
    await ask(page, site.questions.unanswerable);
    await page.waitForSelector(".card-unanswerable");
    await page.getByRole("link", { name: "担当者に聞く" }).click();
    expect(await page.getByLabel("聞きたいこと").inputValue()).toBe(site.questions.unanswerable);
    await page.getByLabel("伝えない（匿名）").check();
    await page.locator("#preview-text").getByText(site.questions.unanswerable).waitFor();
  });

  it("takes what one thinks of an answer, and still shows it after a reload", async () => {
    const page = await open();
    await ask(page, site.questions.answered);
    await page.waitForSelector(".card-answered");
    await page.getByRole("button", { name: "役に立たなかった" }).click();
    await page.getByRole("button", { name: "評価を送る" }).click();
    await page.getByText("どれか1つを選んでください。").waitFor();
    expect(await isOnScreen(page, ".feedback-panel .reasons")).toBe(true);
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    await page.getByLabel("くわしく").fill("新しい規程が出ています。");
    expect(await seriousProblems(page)).toEqual([]);
    await keepPicture(page, "feedback");
    await page.getByRole("button", { name: "評価を送る" }).click();
    await page.waitForSelector(".feedback .is-given:focus");
    await page.reload();
    await page.waitForSelector(".feedback .is-given");
    expect(await page.textContent(".feedback-given")).toBe("「古い」と受け取りました。");
    await page.getByRole("button", { name: "役に立った" }).click();
    await page.waitForSelector(".feedback [aria-pressed=true]");
    expect(await page.locator(".feedback .is-given").count()).toBe(0);
  });

  it("keeps threads: reload restores, deleting can be undone, a new one begins empty", async () => {
    const page = await open();
    const list = async () => {
      if (device.viewport.width < 960) await page.click("#open-threads");
      await page.waitForSelector(".thread-link");
    };
    await ask(page, site.questions.unanswerable);
    await page.waitForSelector(".card-unanswerable");
    await page.reload();
    await page.waitForSelector(".card-unanswerable");

    await list();
    const before = await page.locator(".thread-link").count();
    await page.locator(".thread-remove").first().click();
    expect(await page.locator(".thread-link").count()).toBe(before - 1);
    await page.getByRole("button", { name: "元に戻す" }).click();
    expect(await page.locator(".thread-link").count()).toBe(before);
    await page.waitForSelector(".card-unanswerable");

    await page.click("#new-thread");
    await page.waitForSelector("#welcome");
    expect(new URL(page.url()).search).toBe("");
  });

  it("lets one choose who one is", async () => {
    const page = await open();
    await page.click("#open-people");
    await page.fill("#people-filter", site.person);
    expect(await page.locator(".person:visible").count()).toBe(1);
    expect(await seriousProblems(page)).toEqual([]);
    await page.locator(".person:visible").click();
    await page.locator(".who-name", { hasText: site.person }).waitFor();
  });

  it.each(["light", "dark"] as const)("has nothing serious for axe to find, in %s colours", async (scheme) => {
    const page = await open(scheme);
    const found: Record<string, readonly string[]> = { empty: await seriousProblems(page) };
    for (const [kind, question] of Object.entries(site.questions)) {
      await ask(page, question);
      await page.waitForSelector(`.card-${kind}`);
      found[kind] = await seriousProblems(page);
    }
    await page.locator(".card-answered .cite").first().click();
    await page.waitForSelector(".cited mark");
    found.source = await seriousProblems(page);
    for (const path of ["/documents", "/nowhere"]) {
      await page.goto(`${site.url}${path}`);
      found[path] = await seriousProblems(page);
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
  });

  it("never scrolls sideways", async () => {
    const page = await open();
    const overflow = () => page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(await overflow()).toBe(0);
    await ask(page, site.questions.answered);
    await page.waitForSelector(".card-answered");
    expect(await overflow()).toBe(0);
    await page.locator(".card-answered .cite").first().click();
    await page.waitForSelector(".cited mark");
    expect(await overflow()).toBe(0);
  });
});

describe.skipIf(skipped)("the drawer on a phone", () => {
  it("takes the focus, closes with Escape and gives the focus back", async () => {
    const page = await watched(WIDTHS["a phone, 390 px"]);
    await page.goto(site.url);
    expect(await page.locator("#new-thread").isVisible()).toBe(false);
    await page.click("#open-threads");
    expect(await isFocused(page, "#close-threads")).toBe(true);
    expect(await seriousProblems(page)).toEqual([]);
    await page.keyboard.press("Escape");
    expect(await isFocused(page, "#open-threads")).toBe(true);
    expect(await page.locator("#new-thread").isVisible()).toBe(false);
  });
});

/** A page of its own whose faults fail the test. */
async function watched(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ ...options, locale: "ja-JP", reducedMotion: "reduce" });
  const page = await context.newPage();
  page.on("pageerror", (fault) => faults.push(fault.message));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) faults.push(message.text());
  });
  return page;
}
