import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADMINISTRATOR, type AdminSite, openAdminSite, twentyFiles } from "./testing/admin-site.ts";
import { isFocused } from "./testing/chat-page.ts";
import { keepWholePicture, seriousProblems } from "./testing/chromium.ts";
import { openVisitor, SKIPPED, WIDTHS } from "./testing/desk-visitor.ts";
import { useChromium } from "./testing/use-chromium.ts";

const title = SKIPPED
  ? "the console in trouble (skipped: Debian's chromium is not installed)"
  : "the console in trouble";

const { browser, faults } = useChromium();

describe.skipIf(SKIPPED)(title, () => {
  let site: AdminSite;
  beforeAll(async () => {
    site = await openAdminSite();
  }, 180_000);
  afterAll(() => site?.close(), 30_000);

  it("takes files of a plain form without any script", async () => {
    const context = await browser().newContext({ javaScriptEnabled: false, locale: "ja-JP" });
    await context.addCookies([{ name: "do_viewer", value: ADMINISTRATOR, url: site.url }]);
    const page = await context.newPage();
    await page.goto(`${site.url}/admin`);
    const files = twentyFiles()
      .slice(0, 2)
      .map(({ path, bytes }) => ({ name: path.replace(/.*\//u, ""), mimeType: "text/markdown", buffer: bytes }));
    await page.setInputFiles("#files", files);
    await page.getByRole("button", { name: "送る" }).click();
    await page.waitForURL(/\/admin\?batch=/u);
    expect(await page.locator(".job-file").allTextContents()).toEqual(["要領2.md", "要領1.md"]);
  }, 60_000);

  it("says that it has lost the server, and shows what happened meanwhile once it is back", async () => {
    const { page, open } = await openVisitor(browser(), site.url, WIDTHS["a desk, 1280 px"], faults);
    await page.route("**/api/admin/jobs/events", (route) => route.fulfill({ status: 502 }), { times: 1 });
    await open(ADMINISTRATOR, "/admin");
    await page.getByText("サーバーとの接続が切れています").waitFor();
    const [file] = twentyFiles().slice(5);
    await fetch(`${site.url}/api/admin/files?name=途中.md&batch=meanwhile`, {
      method: "PUT",
      headers: { cookie: `do_viewer=${ADMINISTRATOR}` },
      body: new Uint8Array(file?.bytes ?? []),
    });
    await page.locator(".job-done", { hasText: "途中.md" }).waitFor();
    await page.getByText("サーバーにつながりました").waitFor();
    expect(await page.getByText("サーバーとの接続が切れています").count()).toBe(0);
  }, 60_000);

  it("says where it was pressed why something is not done, and keeps the focus there", async () => {
    const { page, open } = await openVisitor(browser(), site.url, WIDTHS["a desk, 1280 px"], faults);
    await open(ADMINISTRATOR, "/admin");
    const broken = { name: "壊れた.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\nbroken") };
    await page.setInputFiles("#files", broken);
    const refused = page.locator(".job-refused", { hasText: "壊れた.pdf" });
    await page.route("**/api/admin/jobs/*/cancel", (route) => route.abort(), { times: 1 });
    await refused.getByRole("button", { name: "取り込まない" }).press("Enter");
    await refused.getByText("サーバーにつながりません").waitFor();
    expect(await isFocused(page, ".job-refused [data-act$=cancel]")).toBe(true);
    await page.keyboard.press("Enter");
    await page.locator(".job-cancelled", { hasText: "壊れた.pdf" }).waitFor();
    expect(await isFocused(page, ".job-cancelled")).toBe(true);
  }, 60_000);

  it("does not leave what was written in one form when another is saved", async () => {
    const { page, open, press } = await openVisitor(browser(), site.url, WIDTHS["a desk, 1280 px"], faults);
    await open(ADMINISTRATOR, "/admin/documents?text=公印規程");
    await page.locator(".document-name").first().click();
    await page.waitForURL(/\/documents\/\w+$/u);
    await page.getByLabel("発出者").fill("星見県知事");
    await page.getByLabel("優先する").check();
    const asked = page.waitForEvent("dialog").then(async (dialog) => {
      await dialog.dismiss();
      return dialog.type();
    });
    await press("扱いを保存する");
    expect(await asked).toBe("beforeunload");
    expect(await page.inputValue("[name=issuer]")).toBe("星見県知事");
    // Whoever stays may save again.
    await page.getByLabel("後にする").check();
    await press("扱いを保存する");
    await page.getByText("優先は、この画面を開いたあとに変えられた").waitFor();
  }, 60_000);

  it("does not leave without a word what was written in a form that was refused", async () => {
    const { page, open, press } = await openVisitor(browser(), site.url, WIDTHS["a desk, 1280 px"], faults);
    await open(ADMINISTRATOR, "/admin/synonyms");
    await page.fill("#synonyms", "ぶーぶー");
    await press("保存する");
    await page.getByText("1行目：").waitFor();
    const asked = page.waitForEvent("dialog").then(async (dialog) => {
      await dialog.dismiss();
      return dialog.type();
    });
    await page.getByRole("link", { name: "質問", exact: true }).click({ noWaitAfter: true });
    expect(await asked).toBe("beforeunload");
    expect(await page.inputValue("#synonyms")).toBe("ぶーぶー");
  }, 60_000);

  it("asks before a draft that was corrected is made anew, and takes it in once however often it is pressed", async () => {
    const { page, open } = await openVisitor(browser(), site.url, WIDTHS["a desk, 1280 px"], faults);
    await open(ADMINISTRATOR, "/admin/manuals/new");
    const steps = [{ type: "click", selectors: [["aria/年次休暇"]] }];
    const buffer = Buffer.from(JSON.stringify({ title: "休暇を申請する", steps }));
    const choose = () => page.setInputFiles("#recording", { name: "記録.json", mimeType: "application/json", buffer });
    await choose();
    await page.locator(".preview-passage").first().waitFor();
    const corrected = `${await page.inputValue("#markdown")}\n2. 「確定」を押す。\n`;
    await page.fill("#markdown", corrected);
    const asked = page.waitForEvent("dialog").then(async (dialog) => {
      await dialog.dismiss();
      return dialog.type();
    });
    await choose();
    expect(await asked).toBe("confirm");
    expect(await page.inputValue("#markdown")).toBe(corrected);
    await page.getByRole("button", { name: "手順書として取り込む" }).dblclick();
    await page.waitForSelector("#flash:not([hidden])");
    await page.locator(".job-needs-date", { hasText: "休暇を申請する.md" }).waitFor();
    expect(await page.locator(".job", { hasText: "休暇を申請する.md" }).count()).toBe(1);
  }, 60_000);

  it("offers to try again only what can be", async () => {
    const { page, open } = await openVisitor(browser(), site.url, WIDTHS["a desk, 1280 px"], faults);
    await open(ADMINISTRATOR, "/admin");
    await page.setInputFiles("#files", { name: "何もない.md", mimeType: "text/markdown", buffer: Buffer.from("") });
    const refused = page.locator(".job-refused", { hasText: "何もない.md" });
    await refused.waitFor();
    expect(await refused.getByRole("button").allTextContents()).toEqual(["取り込まない"]);
    await refused.getByRole("button").click();
    const cancelled = page.locator(".job-cancelled", { hasText: "何もない.md" });
    await cancelled.waitFor();
    expect(await cancelled.getByRole("button").count()).toBe(0);
  }, 60_000);

  it("prints a comparison under the name of its document, without the ways of the console", async () => {
    const { page, open, press } = await openVisitor(browser(), site.url, WIDTHS["a desk, 1280 px"], faults);
    await open(ADMINISTRATOR, "/admin/documents?text=会計年度任用職員の勤務時間");
    await page.locator(".document-name").first().click();
    await press("新旧対照表を見る");
    await page.emulateMedia({ media: "print" });
    const printed = await page.innerText("body");
    expect(printed).toContain("会計年度任用職員の勤務時間、休暇等に関する規則の新旧対照表");
    expect(printed).not.toContain("取り込み");
  }, 60_000);

  it("has nothing serious for axe to find in dark colours", async () => {
    const { page, open } = await openVisitor(
      browser(),
      site.url,
      { ...WIDTHS["a phone, 390 px"], colorScheme: "dark" },
      faults,
    );
    const found: Record<string, readonly string[]> = {};
    for (const path of ["/admin", "/admin/documents", "/admin/questions", "/admin/manuals/new", "/admin/log"]) {
      await open(ADMINISTRATOR, path);
      found[path] = await seriousProblems(page);
    }
    await keepWholePicture(page, "admin-dark-log");
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((path) => [path, []])));
  }, 60_000);
});
