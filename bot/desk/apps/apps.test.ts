import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { ANYONE } from "../../../corpus/document.ts";
import { createAssistant } from "../../assistant.ts";
import { parseSettings } from "../../settings.ts";
import { ADMIN, openStage, type StageTools, stageTools, submitted } from "./testing/stage.ts";

const ZOOM = {
  appName: "Zoom Workplace",
  storeLink: "https://apps.apple.com/jp/app/zoom-workplace/id546505307?l=ja",
  purpose: "市町村とのオンライン会議",
  users: "市町村課",
  count: 20,
  personalData: "none",
  external: "domestic",
  conditions: "待機室を有効にして使う。",
};

let tools: StageTools;
beforeAll(async () => {
  tools = await stageTools();
});
const stage = () => openStage({ tools });

async function findToday(text: string, asOf: string, { library }: Awaited<ReturnType<typeof openStage>>) {
  const query = { words: tools.analyser.words(text), bigrams: tools.analyser.bigrams(text), depth: 5 };
  return (await library.find(query, { asOf, viewer: ANYONE })).map(({ passage }) => passage.text);
}

describe("an approved request", () => {
  test("becomes an entry, once, that the library cites from the day on", async () => {
    const on = await stage();
    on.approve("1", "p001", ["p002"], ZOOM);
    await on.apps.tick();
    await on.apps.tick();
    const [kept, ...others] = await on.apps.catalogue.entries();
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ version: 1, settled: 1, documentId: expect.stringMatching(/./u) });
    expect(kept?.entry).toMatchObject({
      name: "Zoom Workplace",
      links: ["https://apps.apple.com/jp/app/id546505307"],
      availableFrom: "2026-11-25",
      reviewDate: "2027-11-25",
      requestId: "1",
    });
    expect(await findToday("Zoom Workplaceは使えますか", "2026-11-24", on)).toEqual([]);
    expect((await findToday("Zoom Workplaceは使えますか", "2026-11-25", on)).join()).toContain(
      "「Zoom Workplace」は、公用スマートフォンで使えるアプリです。2026年11月25日から",
    );
    expect((await findToday("Zoom Workplaceの利用の条件", "2026-12-01", on)).join()).toContain(
      "待機室を有効にして使う。",
    );
  });

  test("keeps what the office changes afterwards", async () => {
    const on = await stage();
    on.approve("1", "p001", [], ZOOM);
    await on.apps.tick();
    const kept = await on.apps.catalogue.entry("app-1");
    if (kept === undefined) throw new Error("There is no entry");
    on.setNow("2026-12-10T01:00:00.000Z");
    await on.apps.catalogue.put({ ...kept.entry, conditions: "録画をしない。" }, []);
    await on.apps.tick();
    expect((await on.apps.catalogue.entry("app-1"))?.entry.conditions).toBe("録画をしない。");
    expect((await findToday("Zoom 利用の条件", "2026-12-09", on)).join()).toContain("待機室を有効にして使う。");
    const later = (await findToday("Zoom 利用の条件", "2026-12-10", on)).join();
    expect(later).toContain("録画をしない。");
    expect(later).not.toContain("待機室");
  });

  test("of an app that is there already adds its users and its link, not a second entry", async () => {
    const on = await stage();
    on.approve("1", "p001", [], ZOOM);
    on.approve("2", "p003", [], { ...ZOOM, appName: "ズーム", storeLink: "market://details?id=us.zoom.videomeetings" });
    await on.apps.tick();
    const entries = await on.apps.catalogue.entries();
    expect(entries.map(({ entry }) => entry.links.length)).toEqual([2]);
    expect(await on.apps.distributionCsv()).toContain(
      "install,app-1,Zoom Workplace,android,us.zoom.videomeetings,p003",
    );
  });
});

describe("a withdrawal", () => {
  test("needs who runs the desks and a reason, and says what is wrong", async () => {
    const on = await stage();
    on.approve("1", "p001", ["p002"], ZOOM);
    await on.apps.tick();
    const { catalogue } = on.apps;
    expect(await catalogue.withdraw("app-1", "p001", "古い")).toMatchObject({ kind: "refused", reason: "not-yours" });
    expect(await catalogue.withdraw("app-9", ADMIN, "古い")).toMatchObject({ kind: "refused", reason: "unknown" });
    expect(await catalogue.withdraw("app-1", ADMIN, "  ")).toMatchObject({ reason: "reason-missing" });
    const tooLong = await catalogue.withdraw("app-1", ADMIN, "あ".repeat(3000));
    expect(tooLong).toMatchObject({ reason: "reason-too-long", sentence: expect.stringContaining("3000字です") });
    expect(await catalogue.restore("app-1", ADMIN)).toMatchObject({ reason: "not-now" });
    expect((await catalogue.entry("app-1"))?.version).toBe(1);
  });

  test("reaches every user once, ends the document's text and the distribution; its undoing brings all back", async () => {
    const on = await stage();
    on.approve("1", "p001", ["p002"], ZOOM);
    await on.apps.tick();
    on.setNow("2026-12-10T01:00:00.000Z");
    const done = await on.apps.catalogue.withdraw("app-1", ADMIN, "提供者が変わったため");
    expect(done).toMatchObject({ kind: "done", sentence: expect.stringContaining("使っている2人に知らせ") });
    expect(await on.apps.catalogue.withdraw("app-1", ADMIN, "もう一度")).toMatchObject({ reason: "not-now" });
    await on.apps.tick();
    await (await on.reopen()).tick();
    expect([...on.notices.values()].map(({ kind, to }) => [kind, to])).toEqual(
      ["p001", "p002"].map((personId) => ["app-withdrawn", { kind: "person", personId }]),
    );
    expect((await findToday("Zoom Workplaceは使えますか", "2026-12-09", on)).join()).toContain("使えるアプリです");
    const ended = (await findToday("Zoom Workplaceは使えますか", "2026-12-10", on)).join();
    expect(ended).toContain("「Zoom Workplace」の利用は、2026年12月10日に終わりました。");
    expect(ended).not.toContain("使えるアプリです");
    expect(await on.apps.catalogue.entries()).toEqual([]);
    expect(await on.apps.distributionCsv()).toContain("remove,app-1,Zoom Workplace,ios,546505307,p001");

    on.setNow("2026-12-10T02:00:00.000Z");
    expect(await on.apps.catalogue.restore("app-1", ADMIN)).toMatchObject({ kind: "done" });
    await on.apps.tick();
    expect(on.notices.size).toBe(4);
    expect((await findToday("Zoom Workplaceは使えますか", "2026-12-10", on)).join()).not.toContain("終わりました");
    expect(await on.apps.distributionCsv()).not.toContain("remove");
  });

  test("that was interrupted goes on after a restart, and tells nobody twice", async () => {
    const on = await stage();
    on.approve("1", "p001", ["p002"], ZOOM);
    await on.apps.tick();
    await on.apps.catalogue.withdraw("app-1", ADMIN, "提供者が変わったため");
    on.failNextNotice();
    await expect(on.apps.tick()).rejects.toThrow("The store is full");
    await (await on.reopen()).tick();
    expect(on.notices.size).toBe(2);
  });
});

test("the assistant answers from an entry with a citation, and from its end when it has ended", async () => {
  const on = await stage();
  on.approve("1", "p001", [], ZOOM);
  await on.apps.tick();
  const assistant = await createAssistant(on.library, parseSettings({}), () => undefined);
  onTestFinished(assistant.close);
  const asked = { text: "Zoom Workplaceは使えますか？", viewer: ANYONE, today: "2026-12-10" };
  const quote = async () => {
    const answer = await assistant.answer(asked);
    return answer.kind === "answered" ? answer.citations[0] : undefined;
  };
  expect(await quote()).toMatchObject({ title: "利用できるアプリ「Zoom Workplace」", locator: "利用の可否" });
  on.setNow("2026-12-10T01:00:00.000Z");
  await on.apps.catalogue.withdraw("app-1", ADMIN, "提供者が変わったため");
  await on.apps.tick();
  expect((await quote())?.quote).toContain("2026年12月10日に終わりました");
});

test("a review that has come due is told to the office once, and not before its day in the office's time zone", async () => {
  const on = await stage();
  on.approve("1", "p001", [], { ...ZOOM, reviewDate: "2026-12-01" });
  on.setNow("2026-11-30T14:59:00.000Z");
  await on.apps.tick();
  expect(on.notices.size).toBe(0);
  on.setNow("2026-11-30T15:00:00.000Z");
  await on.apps.tick();
  await on.apps.tick();
  expect([...on.notices.values()]).toMatchObject([{ kind: "app-review", to: { personId: "p005" }, requestId: "1" }]);
});

describe("before sending", () => {
  test("an app that may be used is named, whatever it is called", async () => {
    const on = await stage();
    on.approve("1", "p001", [], ZOOM);
    await on.apps.tick();
    const known = await on.apps.beforeSending({ name: "ズーム", link: "" }, "p003");
    expect(known.available.map(({ app, match }) => [app.entry.id, match.kind])).toEqual([["app-1", "same"]]);
    expect(known.sentences).toEqual(["「Zoom Workplace」は、もう使えます。申請は要りません。"]);
  });

  test("an open request says how many ask and whether one may join; it no longer does once it has ended", async () => {
    const on = await stage();
    on.happens("1", submitted("p001", ZOOM));
    on.happens("1", { kind: "joined", personId: "p002" });
    await on.apps.tick();
    const seen = async (personId: string) => (await on.apps.beforeSending({ name: "zoom", link: "" }, personId)).asked;
    expect(await seen("p003")).toMatchObject([{ people: 2, you: "may-join", request: { id: "1", where: "受付" } }]);
    expect(await seen("p002")).toMatchObject([{ you: "joined" }]);
    expect(await seen("p001")).toMatchObject([{ you: "asked" }]);
    on.happens("1", { kind: "left", personId: "p002" });
    await on.apps.tick();
    expect(await seen("p003")).toMatchObject([{ people: 1 }]);
    on.happens("1", { kind: "ended", ending: "withdrawn" });
    await on.apps.tick();
    expect(await seen("p003")).toEqual([]);
  });

  test("a request that was turned down is told with its reason and cannot be joined", async () => {
    const on = await stage();
    on.happens("1", submitted("p001", ZOOM));
    on.happens("1", { kind: "ended", ending: "rejected" }, "Web会議で足りるため");
    await on.apps.tick();
    const known = await on.apps.beforeSending({ name: "Zoom", link: "" }, "p003");
    expect(known.asked).toMatchObject([{ you: "ended" }]);
    expect(known.sentences.join()).toContain("理由：Web会議で足りるため");
  });

  test("a broken link is explained, and a name of 3,000 characters or script finds nothing and breaks nothing", async () => {
    const on = await stage();
    on.approve("1", "p001", [], ZOOM);
    await on.apps.tick();
    const broken = await on.apps.beforeSending({ name: "", link: "https://apps.apple.com/jp/app/zoom" }, "p003");
    expect(broken.sentences[0]).toMatch(/^リンクが途中で切れていて/u);
    for (const name of [
      "あ".repeat(3000),
      "<script>alert(1)</script>",
      "'; drop table app_entries; --",
      "\u0000",
      "🙂",
    ]) {
      expect((await on.apps.beforeSending({ name, link: "" }, "p003")).available).toEqual([]);
    }
    expect(await on.apps.catalogue.entries()).toHaveLength(1);
  });

  test("a post that asks for an app leads to the request to join; other posts lead nowhere", async () => {
    const on = await stage();
    on.happens("1", submitted("p001", ZOOM));
    await on.apps.tick();
    const post = await on.apps.inPost("公用スマホでZoomが使いたいです", "p003");
    expect(post?.known.asked).toMatchObject([{ you: "may-join", request: { id: "1" } }]);
    expect(await on.apps.inPost("会議室の予約を取りました", "p003")).toBeUndefined();
  });
});

describe("「このアプリは使える？」", () => {
  test.each([
    ["Zoomは使えますか？", "available"],
    ["Slackって使える？", "asked"],
    ["Notionは使っていいですか", "unknown"],
  ])("%s: %s", async (text, kind) => {
    const on = await stage();
    on.approve("1", "p001", [], ZOOM);
    on.happens("2", submitted("p001", { ...ZOOM, appName: "Slack", storeLink: "" }));
    await on.apps.tick();
    expect(await on.apps.answer(text, "p003")).toMatchObject({ kind });
  });

  test("an app whose use has ended is told with its reason; a question about something else is not taken", async () => {
    const on = await stage();
    on.approve("1", "p001", [], ZOOM);
    await on.apps.tick();
    await on.apps.catalogue.withdraw("app-1", ADMIN, "提供者が変わったため");
    const answer = await on.apps.answer("Zoomは使えますか？", "p003");
    expect(answer).toMatchObject({ kind: "ended", text: expect.stringContaining("提供者が変わったため") });
    expect(await on.apps.answer("年休は半日で取れますか", "p003")).toBeUndefined();
  });
});

test("the sample apps are found by name and by what they are for, and are marked in the library", async () => {
  const on = await stage();
  await on.apps.takeInSamples();
  await on.apps.takeInSamples();
  const names = async (text: string) => (await on.apps.search(text)).map(({ entry }) => entry.name);
  expect((await names("")).length).toBe(5);
  expect((await names("ホシミカフェ"))[0]).toBe("ほしみカフェ");
  expect((await names("オンラインの会議"))[0]).toBe("Web会議");
  expect((await names("文章の要約や翻訳"))[0]).toBe("ほしみAI");
  expect(await names("量子計算")).toEqual([]);
  const documents = await on.library.documents({ asOf: "2026-11-25", viewer: ANYONE });
  expect(documents.map(({ document }) => document.sample)).toEqual(Array.from({ length: 5 }, () => true));
});

test("who begins to use an app is on the distribution list and hears of its end", async () => {
  const on = await stage();
  on.approve("1", "p001", [], ZOOM);
  await on.apps.tick();
  expect(await on.apps.catalogue.use("app-1", "p003")).toMatchObject({ kind: "done" });
  expect(await on.apps.distributionCsv()).toContain(",p003,");
  await on.apps.catalogue.withdraw("app-1", ADMIN, "提供者が変わったため");
  await on.apps.tick();
  expect([...on.notices.keys()].some((key) => key.endsWith(":p003"))).toBe(true);
  expect(await on.apps.catalogue.use("app-1", "p002")).toMatchObject({ kind: "refused", reason: "not-now" });
});
