import { existsSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { z } from "zod";
import { browserEnvironment, screenshotFolder } from "./settings.ts";

const PROGRAM = "/usr/bin/chromium";

export function hasChromium(): boolean {
  return existsSync(PROGRAM);
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: PROGRAM,
    env: browserEnvironment(),
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

const Report = z.object({
  violations: z.array(
    z.object({ id: z.string(), impact: z.string().nullable(), nodes: z.array(z.object({ html: z.string() })) }),
  ),
});

/** What axe finds serious or critical on the page as it stands, with the elements. */
export async function seriousProblems(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = Report.parse(await page.evaluate("axe.run(document, { resultTypes: ['violations'] })"));
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Whether the whole element lies within the window, below the sticky header. */
export async function isOnScreen(page: Page, selector: string): Promise<boolean> {
  const box = await page.locator(selector).boundingBox();
  const bar = await page.locator("header.bar").boundingBox();
  const size = page.viewportSize();
  if (box === null || bar === null || size === null) return false;
  return (
    box.y >= bar.y + bar.height && box.y + box.height <= size.height && box.x >= 0 && box.x + box.width <= size.width
  );
}

/** Keeps a picture of what is on screen, where somebody wants to look at it. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = screenshotFolder();
  if (folder !== null) await page.screenshot({ path: join(folder, `${page.viewportSize()?.width}-${name}.png`) });
}

/** The same from the top of the page to its end. */
export async function keepWholePicture(page: Page, name: string): Promise<void> {
  const folder = screenshotFolder();
  const path = join(folder ?? "", `${page.viewportSize()?.width}-${name}.png`);
  if (folder !== null) await page.screenshot({ path, fullPage: true });
}
