import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { keepPicture, launchChromium, seriousProblems } from "./testing/chromium.ts";
import { APP, CASE, createDeskClient } from "./testing/desk-client.ts";
import { openVisitor, type ServedDeskSite, SKIPPED, serveDeskSite, WIDTHS } from "./testing/desk-visitor.ts";

const title = SKIPPED
  ? "every page of the desk (skipped: Debian's chromium is not installed)"
  : "every page of the desk";

let browser: Browser;
let site: ServedDeskSite;
const faults: string[] = [];
const { act, ask, done, post, read } = createDeskClient(() => site);
/** What there is to see, by address and whose it is. */
const pages: { readonly name: string; readonly path: string; readonly personId: string }[] = [];

beforeAll(async () => {
  if (SKIPPED) return;
  [site, browser] = await Promise.all([serveDeskSite(), launchChromium()]);
  await fill();
}, 60_000);
afterEach(async () => {
  for (const context of browser?.contexts() ?? []) await context.close();
  expect(faults.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const [PHONE, DESK] = [WIDTHS["a phone, 390 px"], WIDTHS["a desk, 1280 px"]];

describe.skipIf(SKIPPED)(title, () => {
  // Colours do not depend on the width.
  it.each([
    { name: "a phone", options: { ...PHONE, colorScheme: "light" } },
    { name: "a phone in dark colours", options: { ...PHONE, colorScheme: "dark" } },
    { name: "a desk", options: { ...DESK, colorScheme: "light" } },
  ] as const)(
    "has nothing serious for axe to find, and fits its window, on $name",
    async ({ options }) => {
      const visitor = await openVisitor(browser, site.url, options, faults);
      const found: Record<string, readonly string[]> = {};
      for (const { name, path, personId } of pages) {
        await visitor.open(personId, path);
        const width = (await visitor.overflow()) === 0 ? [] : ["is wider than the window"];
        found[name] = [...(await seriousProblems(visitor.page)), ...width];
        await keepPicture(visitor.page, `desk-${options.colorScheme}-${name}`);
      }
      expect(found).toEqual(Object.fromEntries(pages.map(({ name }) => [name, []])));
    },
    90_000,
  );
});

describe.skipIf(SKIPPED)("an award round in the browser", () => {
  it("is scored by a judge, who can tell no other's scores", async () => {
    const round = pages.find(({ name }) => name === "award-judge");
    const { page, open, press, said } = await openVisitor(browser, site.url, PHONE, faults);
    await open("p045", round?.path ?? "");
    for (const group of ["効果", "工夫"]) {
      await page.getByRole("group", { name: group }).first().getByLabel("4", { exact: true }).check();
    }
    await press("採点する");
    expect(await said()).toContain("ほかの人には見えません");
    expect(await page.textContent("main")).toContain("採点済み（直せます）");
    expect(await page.textContent("main")).not.toContain("平均");
  });
});

/** A request at every stage, a published case, an award round, an app of the catalogue. */
async function fill(): Promise<void> {
  const waiting = await ask({ ...APP, storeLink: "https://apps.apple.com/jp/app/id1113153706" });
  const returned = await ask({ ...APP, appName: "工程の見える化" });
  await act(returned, "p005", { kind: "return", why: "人数の内訳を書いてください。" });
  const app = await ask({ ...APP, appName: "フィールドノート" }, "app", "p001");
  for (const [person, kind] of [
    ["p005", "pass"],
    ["p008", "pass"],
    ["p041", "agree"],
    ["p045", "agree"],
  ] as const) {
    await act(app, person, { kind, why: "" });
  }
  await act(app, "p041", {
    kind: "approve",
    why: "",
    fields: { install: "カタログから入れます。", conditions: "職場の回線で使う" },
  });
  const improvement = await ask(CASE, "improvement", "p014");
  await act(improvement, "p007", { kind: "pass", why: "" });
  await act(improvement, "p043", { kind: "agree", why: "ほかの課でも使えます。" });
  await act(improvement, "p043", { kind: "approve", why: "採用します。" });
  await site.follow();
  const [, edit = "", caseId = ""] =
    /href="(\/desk\/cases\/([\w-]+)\/edit)"/u.exec(await read("/desk/cases/edit", "p043")) ?? [];
  const [, version = ""] = /name="version" value="(\d+)"/u.exec(await read(edit, "p043")) ?? [];
  await done(post(`/api/desk/cases/${caseId}`, "p043", { kind: "publish", fields: { version } }));
  const adoption = { since: "2026-11-01", hours: "40", money: "", remark: "鍵を車庫に置いた" };
  await done(post(`/api/desk/cases/${caseId}`, "p022", { kind: "adopt", fields: adoption }));
  const asked = { question: "道路占用の更新は毎年要りますか", credit: "anonymous", owner: "建設部道路課" };
  const question = await ask(asked, "person", "p014");
  await act(question, "p031", { kind: "answer", why: "3年ごとです。" });
  const proposed = { question: asked.question, answer: "3年ごとです。", basis: CASE.name };
  await done(post(`/api/desk/faq/${question}`, "p031", { kind: "propose", fields: proposed }));
  const plan = {
    name: "改善表彰",
    first: "2026-04-01",
    last: "2026-11-30",
    scoreUntil: "2026-12-10",
    judges: "@改善審査員",
  };
  const lists = { criteria: "効果 3\n工夫 1", prizes: "最優秀賞 1" };
  const { to: award } = await done(post("/api/desk/awards", "p043", { fields: { ...plan, ...lists } }));
  const [, appPath = ""] =
    /href="(\/desk\/apps\/[^"]+)">フィールドノート/u.exec(await read("/desk/apps", "p006")) ?? [];
  for (let number = 1; number <= 21; number += 1) await ask({ ...APP, appName: `地図アプリ ${number}` }, "app", "p028");
  site.clock.now += 9 * 86_400_000;
  await site.follow();
  pages.push(
    { name: "list-nobody", path: "/desk", personId: "" },
    { name: "list-mine", path: "/desk", personId: "p014" },
    { name: "list-empty", path: "/desk", personId: "p039" },
    { name: "list-none", path: "/desk?text=なし", personId: "p014" },
    { name: "list-waiting", path: "/desk?scope=waiting", personId: "p005" },
    { name: "list-all", path: "/desk?scope=all&page=2", personId: "p006" },
    { name: "new", path: "/desk/new", personId: "p014" },
    ...["app", "improvement", "correction", "person"].map((type) => ({
      name: `new-${type}`,
      path: `/desk/new/${type}`,
      personId: "p014",
    })),
    { name: "request-asker", path: `/desk/${waiting}`, personId: "p014" },
    { name: "request-turn", path: `/desk/${waiting}`, personId: "p005" },
    { name: "request-office", path: `/desk/${waiting}`, personId: "p006" },
    { name: "request-returned", path: `/desk/${returned}`, personId: "p014" },
    { name: "request-ended", path: `/desk/${app}`, personId: "p001" },
    { name: "edit", path: `/desk/${returned}/edit`, personId: "p014" },
    { name: "notices", path: "/desk/notices", personId: "p014" },
    { name: "substitutions", path: "/desk/substitutions", personId: "p041" },
    { name: "settings", path: "/desk/settings", personId: "p014" },
    { name: "faq", path: "/desk/faq", personId: "p046" },
    { name: "request-answered", path: `/desk/${question}`, personId: "p031" },
    { name: "apps", path: "/desk/apps", personId: "p006" },
    { name: "app", path: appPath, personId: "p006" },
    { name: "policy", path: "/desk/apps/policy", personId: "p014" },
    { name: "cases", path: "/desk/cases", personId: "p043" },
    { name: "case", path: `/desk/cases/${caseId}`, personId: "p022" },
    { name: "case-edit-list", path: "/desk/cases/edit", personId: "p043" },
    { name: "case-edit", path: edit, personId: "p043" },
    { name: "awards", path: "/desk/awards", personId: "p043" },
    { name: "award-judge", path: award, personId: "p045" },
    { name: "award-office", path: award, personId: "p043" },
    { name: "transfer", path: "/desk/transfer", personId: "p006" },
    { name: "chat", path: "/", personId: "p005" },
    { name: "unknown", path: "/desk/unknown", personId: "p014" },
  );
}
