import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADMINISTRATOR, type AdminSite, openAdminSite, STAFF, twentyFiles } from "./testing/admin-site.ts";
import { openVisitor, SKIPPED, WIDTHS } from "./testing/desk-visitor.ts";
import { useChromium } from "./testing/use-chromium.ts";

const title = SKIPPED
  ? "sending files to the console (skipped: Debian's chromium is not installed)"
  : "sending files to the console";
const SENT = "**/api/admin/files?*";

const { browser, faults } = useChromium();

/** Holds back the next file on its way. @returns that it is on its way, and lets it go */
async function hold(page: Page) {
  const begun = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  await page.route(
    SENT,
    async (route) => {
      begun.resolve();
      await released.promise;
      await route.continue();
    },
    { times: 1 },
  );
  return { begun: begun.promise, release: released.resolve };
}

describe.skipIf(SKIPPED)(title, () => {
  let site: AdminSite;
  beforeAll(async () => {
    site = await openAdminSite();
  }, 180_000);
  afterAll(() => site?.close(), 30_000);

  const files = twentyFiles()
    .slice(0, 4)
    .map(({ path, bytes }) => ({ name: path.replace(/.*\//u, ""), mimeType: "text/markdown", buffer: bytes }));
  const sitDown = async () => {
    const visitor = await openVisitor(browser(), site.url, WIDTHS["a desk, 1280 px"], faults);
    await visitor.open(ADMINISTRATOR, "/admin");
    return visitor;
  };

  it("counts as sent only what was, and keeps the rest for when the person is known again", async () => {
    const { page, press } = await sitDown();
    await page.route(SENT, (route) => route.fulfill({ status: 500 }), { times: 1 });
    await page.setInputFiles("#files", files);
    await page.getByText("3件を送りました。1件は送れませんでした。").waitFor();
    const context = page.context();
    await context.addCookies([{ name: "do_viewer", value: STAFF, url: site.url }]);
    await page.setInputFiles("#files", files.slice(0, 2));
    await page.getByText("2件のうち0件まで送りました。資料の管理は").waitFor();
    await context.addCookies([{ name: "do_viewer", value: ADMINISTRATOR, url: site.url }]);
    await press("残りを送る");
    await page.getByText("2件を送りました。").waitFor();
  }, 60_000);

  it("says how many were sent once it is stopped, also where more are brought at that moment", async () => {
    const { page, press } = await sitDown();
    const held = await hold(page);
    await page.setInputFiles("#files", files);
    await held.begun;
    await press("送信をやめる");
    held.release();
    await page.getByText("送信をやめました。1件を送りました。3件は送っていません。").waitFor();
    const again = await hold(page);
    await page.setInputFiles("#files", files.slice(0, 3));
    await again.begun;
    await press("送信をやめる");
    await page.setInputFiles("#files", files.slice(3));
    again.release();
    await page.getByText("2件を送りました。2件は送っていません。").waitFor();
  }, 60_000);

  it("goes on past a file that was written again after it was chosen, and says which", async () => {
    const folder = await mkdtemp(join(tmpdir(), "do-sending-"));
    const paths = files.slice(0, 3).map(({ name }) => join(folder, name));
    for (const [at, path] of paths.entries()) await writeFile(path, files[at]?.buffer ?? "");
    const { page } = await sitDown();
    const held = await hold(page);
    await page.setInputFiles("#files", paths);
    await held.begun;
    await writeFile(paths[1] ?? "", "いま書き直した別の内容");
    held.release();
    await page.getByText("2件を送りました。1件は送れませんでした。").waitFor();
    expect(await page.textContent("#sending-problems")).toMatch(/^「要領\d\.md」は、選んだあとに書き換えられたか/u);
    await rm(folder, { recursive: true });
  }, 60_000);

  it("says that the person is not known any more rather than that the server is away", async () => {
    const { page, open } = await openVisitor(browser(), site.url, WIDTHS["a desk, 1280 px"], faults);
    await page.route(
      "**/api/admin/jobs/events",
      async (route) => {
        await page.context().clearCookies();
        await route.fulfill({ status: 403 });
      },
      { times: 1 },
    );
    await open(ADMINISTRATOR, "/admin");
    await page.getByText("利用の期限が切れたため").waitFor();
  }, 60_000);
});
