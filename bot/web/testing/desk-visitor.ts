import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { serveWeb } from "../serve.ts";
import { hasChromium } from "./chromium.ts";
import { openDeskSite } from "./desk-site.ts";
import { isContinuousIntegration } from "./settings.ts";

export const WIDTHS = {
  "a phone, 390 px": { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  "a desk, 1280 px": { viewport: { width: 1280, height: 800 }, hasTouch: false, isMobile: false },
} as const;

/** Where a test that cannot run is no failure. */
export const SKIPPED = !(hasChromium() || isContinuousIntegration());

/** The desks behind a port of their own. */
export async function serveDeskSite() {
  const site = await openDeskSite();
  const web = await serveWeb({ app: site.app, host: "127.0.0.1", port: 0 });
  const close = async () => {
    await web.close();
    await site.close();
  };
  return { ...site, url: web.url, close };
}

export type ServedDeskSite = Awaited<ReturnType<typeof serveDeskSite>>;

/** One browser window in which people of the sample sit down in turn; its faults are collected. */
export async function openVisitor(browser: Browser, url: string, options: BrowserContextOptions, faults: string[]) {
  const context = await browser.newContext({ ...options, locale: "ja-JP", reducedMotion: "reduce" });
  const page = await context.newPage();
  page.on("pageerror", (fault) => faults.push(fault.message));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) faults.push(message.text());
  });
  return {
    page,
    /** Sits down as somebody and opens a page. */
    open: async (personId: string, path: string) => {
      await context.addCookies([{ name: "do_viewer", value: personId, url }]);
      await page.goto(`${url}${path}`);
    },
    press: (name: string) => page.getByRole("button", { name, exact: true }).click(),
    /** What was done, as the page that follows says it. */
    said: async () => {
      await page.waitForSelector("#flash:not([hidden])");
      return (await page.textContent("#flash")) ?? "";
    },
    /** Pixels by which the page is wider than the window. */
    overflow: (): Promise<unknown> =>
      page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
  };
}

export type Visitor = Awaited<ReturnType<typeof openVisitor>>;

/** Fills in an app's form as far as it has to be. */
export async function fillApp(page: Page, name: string): Promise<void> {
  await page.getByLabel("アプリの名前").fill(name);
  await page.getByLabel("何に使いますか").fill("現場の写真をその場で報告書に入れる");
  await page.getByLabel("使う人").fill("道路課の現場担当");
  await page.getByLabel("人数").fill("１２人");
  await page.getByLabel("扱わない").check();
  await page.getByLabel("端末の中だけ").check();
}
