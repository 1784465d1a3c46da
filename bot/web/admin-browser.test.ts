import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ADMINISTRATOR, type AdminSite, OWNER, openAdminSite, STAFF, twentyFiles } from "./testing/admin-site.ts";
import { isFocused } from "./testing/chat-page.ts";
import { keepWholePicture, seriousProblems } from "./testing/chromium.ts";
import { openVisitor, SKIPPED, WIDTHS } from "./testing/desk-visitor.ts";
import { useChromium } from "./testing/use-chromium.ts";

const title = SKIPPED ? "the console (skipped: Debian's chromium is not installed)" : "the console";

const { browser, faults } = useChromium();
let folder = "";

beforeAll(async () => {
  if (SKIPPED) return;
  folder = join(await mkdtemp(join(tmpdir(), "do-dropped-")), "規程");
  for (const { path, bytes } of twentyFiles()) {
    const file = join(dirname(folder), path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
});
afterAll(async () => {
  if (folder !== "") await rm(dirname(folder), { recursive: true, force: true });
});

/** Lets go of a folder over an element, as from a file manager. */
async function dropFolder(page: Page, selector: string): Promise<void> {
  const box = await page.locator(selector).boundingBox();
  const at = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 20 };
  const session = await page.context().newCDPSession(page);
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    const data = { items: [], files: [folder], dragOperationsMask: 1 };
    await session.send("Input.dispatchDragEvent", { type, ...at, data });
  }
}

describe.skipIf(SKIPPED).each(Object.entries(WIDTHS))(`${title} on %s`, (_name, device) => {
  let site: AdminSite;
  beforeAll(async () => {
    site = await openAdminSite();
  }, 180_000);
  afterAll(() => site?.close(), 30_000);

  const sitDown = () => openVisitor(browser(), site.url, device, faults);
  /** Looks at a page as axe and a ruler do. */
  const sound = async ({ page, overflow }: Awaited<ReturnType<typeof sitDown>>, name: string) => {
    await keepWholePicture(page, `admin-${name}`);
    expect(await seriousProblems(page)).toEqual([]);
    expect(await overflow()).toBe(0);
  };

  it("takes in a folder of twenty files that is dropped, three of them bad, and lets one fix, compare, ask, withdraw and restore", async () => {
    const visitor = await sitDown();
    const { page, open, press, said } = visitor;
    await open(ADMINISTRATOR, "/");
    expect(await page.locator('a[href="/admin"]').count()).toBeGreaterThan(0);
    await open(ADMINISTRATOR, "/admin");
    await sound(visitor, "empty");
    await dropFolder(page, "#upload");
    await page.getByText("20件を送りました").waitFor();
    await page.getByText("20件すべて終わりました（対応が要るもの4件）。").waitFor({ timeout: 60_000 });
    await page.locator(".job-refused .job-reason").nth(2).waitFor();
    await page.locator(".job-done").nth(15).waitFor();
    expect(await page.locator(".job-folder").first().textContent()).toContain("規程/");
    await sound(visitor, "taken-in");

    await open(ADMINISTRATOR, "/admin?show=attention");
    const asked = page.locator(".job-needs-date");
    await asked.getByLabel("施行日", { exact: true }).fill("2025-04-01");
    await asked.getByRole("button", { name: "日付を決める" }).click();
    await page.getByText("3件", { exact: true }).waitFor();
    await sound(visitor, "attention");

    await open(ADMINISTRATOR, "/admin/documents?sort=title&order=down");
    expect(await page.getAttribute("th:first-child", "aria-sort")).toBe("descending");
    await sound(visitor, "documents");
    await page.getByLabel("題名・番号・担当").fill("公用車鍵");
    await page.getByLabel("題名・番号・担当").press("Enter");
    await page.getByText("1件", { exact: true }).waitFor();
    await page.getByRole("link", { name: "公用車鍵取扱要領" }).click();
    await sound(visitor, "document");

    await page.getByLabel("限定する").check();
    await page.getByLabel("所属", { exact: true }).fill("総務部文書課");
    await page.getByRole("button", { name: "所属を加える" }).click();
    await page.locator(".pick", { hasText: "総務部文書課" }).waitFor();
    await page.getByLabel("個人", { exact: true }).fill("水沢");
    await page.getByLabel("個人", { exact: true }).press("Enter");
    await page.locator(".pick", { hasText: "水沢 佳織" }).waitFor();
    expect(await seriousProblems(page)).toEqual([]);
    await page.getByLabel("優先する").check();
    await press("扱いを保存する");
    expect(await said()).toContain("設定を変えました");
    expect(await page.textContent(".document-facts")).toContain("総務部文書課、水沢 佳織");

    await press("新旧対照表を見る");
    expect(await page.locator("ins").last().textContent()).toContain("当日");
    expect(await page.locator("del").last().textContent()).toContain("3日");
    await sound(visitor, "comparison");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Word で保存" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("公用車鍵取扱要領_新旧対照表.docx");

    await page.getByRole("link", { name: "公用車鍵取扱要領" }).click();
    await page.getByRole("link", { name: "本文と区切りを見る" }).first().click();
    expect(await page.locator(".passage").count()).toBe(3);
    await sound(visitor, "text");
    await page.getByRole("link", { name: "公用車鍵取扱要領" }).click();

    await page.getByLabel("質問", { exact: true }).fill("公用車の鍵はどこで受け取りますか");
    await press("試す");
    await page.locator(".trial-answer").waitFor();
    expect(await page.textContent(".trial-answer")).toContain("総務課の窓口");
    await sound(visitor, "tried");

    await press("取り下げる");
    await page.getByText("取り下げる理由を入力してください").first().waitFor();
    expect(await isFocused(page, "[name=why]")).toBe(true);
    await page.getByLabel("理由").fill("内容を見直すため");
    await press("取り下げる");
    expect(await said()).toContain("取り下げました");
    await press("元に戻す");
    await page.getByText("元に戻しました").waitFor();

    await open(ADMINISTRATOR, "/admin/log?check=1");
    expect(await page.textContent("main")).toContain("すべての記録が正しくつながっています");
    expect(await page.textContent("main")).toContain("内容を見直すため");
    await sound(visitor, "log");
    await page.getByLabel("何を").selectOption("取り下げた");
    await page.waitForURL(/action=document\.withdraw/u);
    expect(await page.locator(".log-entry").count()).toBe(1);
    expect(await isFocused(page, "[name=action]")).toBe(true);
    await page.getByLabel("資料の題名・内容").fill("ない資料");
    await page.getByLabel("資料の題名・内容").press("Enter");
    await page.getByText("この条件に当てはまる記録はありません").waitFor();
  }, 180_000);

  it("shows a document owner only what is theirs, and others what this is and whom to ask", async () => {
    const visitor = await sitDown();
    const { page, open } = visitor;
    await open(OWNER, "/admin/documents");
    await sound(visitor, "owner");
    const owners = await page.locator('td[data-name="担当"]').allTextContents();
    expect(owners.length).toBeGreaterThan(0);
    expect(new Set(owners)).toEqual(new Set(["総務部文書課"]));
    expect((await page.goto(`${site.url}/admin/log`))?.status()).toBe(403);
    await open(STAFF, "/admin");
    expect(await page.textContent("main")).toContain("越智 美咲");
    await sound(visitor, "denied");
    await open(STAFF, "/");
    expect(await page.locator('a[href="/admin"]').count()).toBe(0);
  }, 60_000);

  it("turns a recorded operation into a manual that is looked at before it is taken in", async () => {
    const visitor = await sitDown();
    const { page, open, press } = visitor;
    await open(ADMINISTRATOR, "/admin");
    const steps = [
      { type: "navigate", url: "https://example.jp/", assertedEvents: [{ type: "navigation", title: "休暇の申請" }] },
      { type: "click", selectors: [["aria/年次休暇"]] },
    ];
    const recording = Buffer.from(JSON.stringify({ title: "休暇を申請する", steps }));
    await page.setInputFiles("#files", { name: "記録.json", mimeType: "application/json", buffer: recording });
    await page.locator(".preview-passage").first().waitFor();
    expect(await page.inputValue("#markdown")).toContain("年次休暇");
    await sound(visitor, "manual");
    await page.fill("#markdown", `${await page.inputValue("#markdown")}\n2. 「確定」を押す。\n`);
    await press("手順書として取り込む");
    await page.waitForSelector("#flash:not([hidden])");
    await page.locator(".job", { hasText: "休暇を申請する.md" }).first().waitFor();
  }, 60_000);

  it("is used with the keyboard alone", async () => {
    const { page, open } = await sitDown();
    await open(ADMINISTRATOR, "/admin");
    const tabTo = async (selector: string) => {
      for (let presses = 0; presses < 40 && !(await isFocused(page, selector)); presses += 1) {
        await page.keyboard.press("Tab");
      }
      expect(await isFocused(page, selector)).toBe(true);
    };
    await tabTo("#files");
    await tabTo("#folder");
    await open(ADMINISTRATOR, "/admin/documents");
    await tabTo("[name=text]");
    await page.keyboard.type("公印規程");
    await page.keyboard.press("Enter");
    await page.getByText("1件", { exact: true }).waitFor();
    await tabTo(".document-name");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "星見県公印規程" }).waitFor();
    await tabTo("#trial-question");
    await page.keyboard.type("公印は誰が保管しますか");
    await page.keyboard.press("Enter");
    await page.locator(".trial-answer").waitFor();
  }, 60_000);

  it("shows questions and words, keeps new words, and says which line of them is wrong", async () => {
    const visitor = await sitDown();
    const { page, open, press, said } = visitor;
    await open(STAFF, "/");
    await page.fill("#question", "宇宙船の駐車許可はどこで取りますか");
    await page.press("#question", "Enter");
    await page.waitForSelector(".card-unanswerable");
    await open(ADMINISTRATOR, "/admin/questions");
    expect(await page.textContent(".questions")).toContain("宇宙船の駐車許可");
    await sound(visitor, "questions");
    await page.getByRole("link", { name: "資料を追加" }).first().click();
    expect(await page.textContent("main")).toContain("に答えられる資料を追加してください");
    await open(ADMINISTRATOR, "/admin/synonyms");
    await page.fill("#synonyms", "ぶーぶー");
    await press("保存する");
    await page.getByText("1行目：").waitFor();
    await page.fill("#synonyms", "ぶーぶー,公用車");
    await press("保存する");
    expect(await said()).toContain("1行保存しました");
    await sound(visitor, "synonyms");
  }, 60_000);
});
