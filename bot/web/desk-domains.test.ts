import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { APP, CASE, createDeskClient } from "./testing/desk-client.ts";
import { type DeskSite, openDeskSite } from "./testing/desk-site.ts";

let site: DeskSite;
const { act, ask, done, get, post, read, refusal } = createDeskClient(() => site);

beforeAll(async () => {
  site = await openDeskSite();
});
afterAll(() => site.close());

/** 受付 by 行政改革課 係長, 意見 by its 課長 where no unit is named, 採否 by 行政改革課 課長. */
async function adopt(fields: object, asker: string): Promise<string> {
  const id = await ask(fields, "improvement", asker);
  await act(id, "p007", { kind: "pass", why: "" });
  await act(id, "p043", { kind: "agree", why: "よい取組です。" });
  await act(id, "p043", { kind: "approve", why: "採用します。" });
  await site.follow();
  return id;
}

describe("an adopted improvement", () => {
  it("is edited, published, found by a question, liked and adopted elsewhere", async () => {
    await adopt(CASE, "p014");
    const [, edit = ""] = /href="(\/desk\/cases\/[\w-]+\/edit)"/u.exec(await read("/desk/cases/edit", "p043")) ?? [];
    const [, version = ""] = /name="version" value="(\d+)"/u.exec(await read(edit, "p043")) ?? [];
    const id = edit.split("/")[3] ?? "";
    await done(post(`/api/desk/cases/${id}`, "p043", { kind: "publish", fields: { version } }));
    expect(await read("/desk/cases", "p022")).toContain(CASE.name);
    expect(await read(`/desk/cases/${id}`, "p022")).toContain(CASE.action);

    await done(post(`/api/desk/cases/${id}`, "p022", { kind: "like" }));
    await done(post(`/api/desk/cases/${id}`, "p022", { kind: "like" }));
    const adoption = { since: "2026-11-01", hours: "４０", money: "", remark: "鍵を車庫に置いた" };
    await done(post(`/api/desk/cases/${id}`, "p022", { kind: "adopt", fields: adoption }));
    const page = await read(`/desk/cases/${id}`, "p014");
    expect(page).toContain("いいね（1）");
    expect(page).toContain("保健福祉部健康推進課");

    const viewer = { id: "p030", departments: ["建設部"], post: null, employment: null, body: null, groups: [] };
    const hits = await site.answerer.search({ text: "鍵の受渡しを番号箱", today: "2026-11-25", viewer }, 3);
    expect(hits.map(({ title }) => title)).toContainEqual(expect.stringContaining(CASE.name));
  });

  it("says at the field what is wrong with an adoption", async () => {
    const [, id = ""] = /href="\/desk\/cases\/([\w-]{8,})"/u.exec(await read("/desk/cases", "p022")) ?? [];
    const wrong = { since: "2030-01-01", hours: "たくさん", money: "", remark: "" };
    const { fields } = await refusal(post(`/api/desk/cases/${id}`, "p022", { kind: "adopt", fields: wrong }));
    expect(fields).toHaveProperty("since");
  });

  it("is in the yearly booklet, as HTML and PDF", async () => {
    const html = await get("/desk/cases/booklet-2026.html", "p022");
    expect(html.headers.get("content-disposition")).toMatch(/^attachment;/u);
    expect(await html.text()).toContain(CASE.name);
    const pdf = await get("/desk/cases/booklet-2026.pdf", "p022");
    expect(new TextDecoder().decode((await pdf.arrayBuffer()).slice(0, 5))).toBe("%PDF-");
  });
});

describe("an answered question", () => {
  const QUESTION = { question: "道路占用の更新は毎年要りますか", credit: "anonymous", owner: "建設部道路課" };

  it("becomes a FAQ entry on its basis, when the chief of who answered has read it", async () => {
    const id = await ask(QUESTION, "person", "p014");
    await act(id, "p031", { kind: "answer", why: "3年ごとです。" });
    expect(await read(`/desk/${id}`, "p031")).toContain("この回答をFAQにする");
    expect(await read(`/desk/${id}`, "p014")).not.toContain("この回答をFAQにする");
    const fields = { question: QUESTION.question, answer: "3年ごとです。", basis: "知らない資料" };
    const propose = (basis: string, personId = "p031") =>
      post(`/api/desk/faq/${id}`, personId, { kind: "propose", fields: { ...fields, basis } });
    expect((await refusal(propose("知らない資料"))).fields).toHaveProperty("basis");
    await refusal(propose(CASE.name, "p014"));
    await done(propose(CASE.name));
    expect(await read("/desk/faq", "p014")).not.toContain("3年ごとです。");
    expect(await read("/desk/faq", "p046")).toContain("3年ごとです。");
    await refusal(post(`/api/desk/faq/${id}`, "p031", { kind: "publish" }));
    await done(post(`/api/desk/faq/${id}`, "p046", { kind: "publish" }));
    expect(await read("/desk/faq", "p046")).toContain("公開中");
  });
});

describe("an award round", () => {
  it("is opened, scored unseen, closed, and announced to all", async () => {
    await adopt({ ...CASE, name: "道路の損傷を写真で" }, "p031");
    const plan = {
      ...{ name: "改善表彰", first: "2026-04-01", last: "2026-11-30", scoreUntil: "2026-12-10" },
      ...{ criteria: "効果 3\n広めやすさ 1", prizes: "最優秀賞 1\n優秀賞 2", judges: "@改善審査員" },
    };
    const bad = await refusal(post("/api/desk/awards", "p043", { fields: { ...plan, criteria: "効果", last: "" } }));
    expect(Object.keys(bad.fields ?? {}).toSorted()).toEqual(["criteria", "last"]);
    const { to } = await done(post("/api/desk/awards", "p043", { fields: plan }));
    const api = `/api${to}`;
    expect((await get(to, "p022")).status).toBe(404);

    const judging = await read(to, "p045");
    const cases = [...judging.matchAll(/value="score"><input type="hidden" name="caseId" value="([^"]+)"/gu)];
    expect(cases).toHaveLength(2);
    expect(judging).toContain("やったこと：番号で開く箱を置いた");
    expect(await read(to, "p046")).toContain("採点からは外れています");
    for (const [index, [, caseId]] of cases.entries()) {
      const fields = { caseId, c1: String(5 - index), c2: "3", comment: "" };
      await done(post(api, "p045", { kind: "score", fields }));
    }
    expect(await read(to, "p043")).not.toContain("平均");
    const { message } = await refusal(post(api, "p043", { kind: "close" }));
    expect(message).toContain("採点が済んでいない");
    await done(post(api, "p043", { kind: "close-anyway" }));
    expect(await read(to, "p043")).toContain("平均");
    await done(post(api, "p043", { kind: "announce" }));
    const result = await read(to, "p022");
    expect(result).toContain("最優秀賞");
    expect(result).not.toContain("平均");
  });
});

describe("an app", () => {
  const Known = z.object({
    available: z.array(z.object({ title: z.string(), isSame: z.boolean() })),
    asked: z.array(z.object({ id: z.string(), count: z.number(), you: z.string() })),
  });
  const known = async (name: string, personId: string) =>
    Known.parse(await (await get(`/api/desk/apps/known?name=${encodeURIComponent(name)}&link=`, personId)).json());

  it("that others asked for is joined with one tap, and all hear of the decision; then it is in the catalogue", async () => {
    const id = await ask({ ...APP, appName: "フィールドノート" }, "app", "p001");
    await site.follow();
    const [asked] = (await known("ﾌｨｰﾙﾄﾞﾉｰﾄ", "p022")).asked;
    expect(asked).toMatchObject({ id, count: 1, you: "may-join" });
    await act(id, "p022", { kind: "join" });
    await act(id, "p005", { kind: "pass", why: "" });
    await act(id, "p008", { kind: "pass", why: "" });
    await act(id, "p041", { kind: "agree", why: "" });
    await act(id, "p045", { kind: "agree", why: "" });
    const fields = { conditions: "職場のWi-Fiで使う", install: "カタログから入れる", reviewDate: "2027-11-30" };
    await act(id, "p041", { kind: "approve", why: "認めます。", fields });
    await site.follow();
    expect((await known("フィールドノート", "p014")).available).toContainEqual({
      title: "フィールドノート",
      isSame: true,
    });
    for (const person of ["p001", "p022"]) expect(await read("/desk/notices", person)).toContain("フィールドノート");
    expect(await read("/desk/apps", "p014")).toContain("フィールドノート");
  });

  it("is edited and ended by who runs the desks, with a reason, and can be used no more", async () => {
    const [, id = ""] = /href="\/desk\/apps\/([^"]+)">フィールドノート/u.exec(await read("/desk/apps", "p006")) ?? [];
    const path = `/api/desk/apps/${id}`;
    const edited = {
      purpose: "現場の記録",
      install: "カタログから",
      conditions: "",
      manual: "javascript:x",
      reviewDate: "",
    };
    await refusal(post(path, "p014", { kind: "edit", fields: { ...edited, manual: "" } }));
    expect((await refusal(post(path, "p006", { kind: "edit", fields: edited }))).fields).toHaveProperty("manual");
    await done(post(path, "p006", { kind: "edit", fields: { ...edited, manual: "" } }));
    expect((await refusal(post(path, "p006", { kind: "withdraw", why: "" }))).fields).toHaveProperty("why");
    await done(post(path, "p006", { kind: "withdraw", why: "提供が終わるため" }));
    expect(await read(`/desk/apps/${id}`, "p014")).toContain("提供が終わるため");
    await refusal(post(path, "p014", { kind: "use" }));
  });
});
