import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { APP, createDeskClient } from "./testing/desk-client.ts";
import { type DeskSite, openDeskSite } from "./testing/desk-site.ts";

let site: DeskSite;
const { act, ask, done, get, post, read, refusal, send } = createDeskClient(() => site);

beforeAll(async () => {
  site = await openDeskSite();
});
afterAll(() => site.close());

describe("sending a request", () => {
  it("has its effect once, however often the same form is sent", async () => {
    const form = { key: "one-form-key", type: "app", fields: APP };
    const outcomes = await Promise.all([1, 2, 3].map(async () => done(post("/api/desk/requests", "p018", form))));
    expect(new Set(outcomes.map(({ to }) => to)).size).toBe(1);
    expect(await read("/desk", "p018")).toContain("1件");
  });

  it("says at every field what is wrong with it", async () => {
    const { fields } = await refusal(post("/api/desk/requests", "p014", { type: "app", fields: { count: "x" } }));
    expect(Object.keys(fields ?? {})).toEqual(
      expect.arrayContaining(["appName", "purpose", "users", "count", "personalData", "external"]),
    );
  });

  it("asks who one is first", async () => {
    const { message } = await refusal(post("/api/desk/requests", null, { type: "app", fields: APP }));
    expect(message).toContain("利用者を選んでください");
    expect(await (await site.app.request("/desk/new/app")).text()).toContain("まず利用者を選んでください");
  });

  it("shows script in a field as text", async () => {
    const id = await ask({ ...APP, appName: `<script>alert(1)</script>"><img src=x onerror=alert(1)>` });
    const page = await read(`/desk/${id}`, "p014");
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).not.toContain("<script>alert");
    expect(page).not.toContain("<img");
  });

  it("keeps a draft until it is sent", async () => {
    const put = (body: object) => send("PUT", "/api/desk/drafts/app", "p014", body);
    expect((await put({ fields: { appName: "途中まで", count: "数人" } })).status).toBe(200);
    expect(await read("/desk/new/app", "p014")).toContain('value="途中まで"');
    expect(await read("/desk/new/app", "p022")).not.toContain("途中まで");
    await ask();
    expect(await read("/desk/new/app", "p014")).not.toContain("途中まで");
  });

  it("sends what is sensitive to the private desk only, and the chosen anonymity holds on every page", async () => {
    const question = "上司のパワハラについて相談したい";
    const id = await ask({ question, credit: "anonymous", owner: "総務部人事課" }, "person");
    expect(await read(`/desk/${id}`, "p001")).not.toContain("パワハラ");
    const page = await read(`/desk/${id}`, "p044");
    expect(page).toContain("本人と担当だけ");
    expect(page).not.toContain('class="quiet">日下');
    expect(await read("/desk?scope=all", "p006")).not.toContain("パワハラ");
    expect(await read("/desk/export.csv?scope=all", "p006")).not.toContain("パワハラ");
  });
});

describe("acting on a request", () => {
  it("goes through its steps, and tells every side the same", async () => {
    const id = await ask();
    expect(await read("/desk?scope=waiting", "p005")).toContain("写真で報告");
    const { sentence } = await done(
      await post(`/api/desk/requests/${id}`, "p005", { kind: "pass", why: "", round: 1 }),
    );
    expect(sentence).toMatch(/。$/u);
    expect(await read(`/desk/${id}`, "p014")).toMatch(/<strong>確認した<\/strong>/u);
  });

  it("needs a reason to return, and shows it to the asker, who mends and sends it again", async () => {
    const id = await ask();
    const { fields } = await refusal(post(`/api/desk/requests/${id}`, "p005", { kind: "return", why: " " }));
    expect(fields ?? {}).toEqual(fields === undefined ? {} : { why: expect.any(String) });
    await act(id, "p005", { kind: "return", why: "人数の内訳を書いてください。" });
    expect(await read(`/desk/${id}`, "p014")).toContain("差戻しの理由：人数の内訳を書いてください。");
    const edit = await read(`/desk/${id}/edit`, "p014");
    expect(edit).toContain('value="写真で報告"');
    await act(id, "p014", { kind: "resubmit", fields: { ...APP, count: "15" } });
    expect(await read(`/desk/${id}`, "p005")).toContain("15 人");
  });

  it("of a step that is over changes nothing, and says so", async () => {
    const id = await ask();
    await act(id, "p005", { kind: "pass", why: "", round: 1 });
    const response = await post(`/api/desk/requests/${id}`, "p005", { kind: "return", why: "やはり戻す", round: 1 });
    expect([403, 404, 409]).toContain(response.status);
    await refusal(response);
  });

  it("is not for who has no part in it, nor is the request to be seen", async () => {
    const id = await ask();
    for (const path of [
      `/desk/${id}`,
      `/desk/${id}/edit`,
      `/desk/${id}/draft.docx`,
      `/desk/${id}/files/${"0".repeat(64)}`,
    ]) {
      expect((await get(path, "p022")).status).toBe(404);
    }
    await refusal(post(`/api/desk/requests/${id}`, "p022", { kind: "approve", why: "" }));
  });

  it("offers what waits next", async () => {
    const [first, second] = [await ask(), await ask()];
    const { next } = await act(first, "p005", { kind: "pass", why: "" });
    expect(next?.to).toMatch(/^\/desk\//u);
    expect(next?.to).not.toBe(`/desk/${first}`);
    await act(second, "p005", { kind: "pass", why: "" });
  });

  it("marks 代決, and asks the post to look at it afterwards", async () => {
    const id = await ask(APP, "app", "p001");
    await act(id, "p005", { kind: "pass", why: "" });
    await act(id, "p008", { kind: "pass", why: "" });
    await act(id, "p006", { kind: "agree", why: "" });
    await act(id, "p045", { kind: "agree", why: "" });
    await act(id, "p042", { kind: "approve", why: "課長不在のため" });
    expect(await read(`/desk/${id}`, "p001")).toMatch(/badge-mark">代決</u);
    expect(await read(`/desk/${id}`, "p041")).toContain("後閲を済ませる");
    await act(id, "p041", { kind: "review" });
    expect(await read(`/desk/${id}`, "p041")).not.toContain("後閲を済ませる");
  });

  it("can be taken back by its asker, mended and sent again, or withdrawn", async () => {
    const id = await ask();
    await act(id, "p014", { kind: "pull-back" });
    expect(await read(`/desk/${id}`, "p014")).toContain("直してもう一度送る");
    await act(id, "p014", { kind: "resubmit", fields: { ...APP, count: "3" } });
    await act(id, "p014", { kind: "withdraw", why: "要らなくなりました。" });
    expect(await read(`/desk/${id}`, "p014")).toContain("取り下げました");
    await refusal(post(`/api/desk/requests/${id}`, "p014", { kind: "withdraw", why: "" }));
  });

  it("takes the number of the formal decision back in, and no other note", async () => {
    const id = await ask();
    await act(id, "p005", { kind: "note", value: "情シ第123号", name: "case" });
    const page = await read(`/desk/${id}`, "p014");
    expect(page).toContain("決裁番号 情シ第123号");
  });

  it("joins with one tap who could not see it before", async () => {
    const id = await ask();
    const { to } = await act(id, "p022", { kind: "join" });
    expect((await get(to, "p022")).status).toBe(200);
    expect(await read("/desk", "p022")).toContain("写真で報告");
  });
});

describe("a substitution", () => {
  it("lets another act, which the history marks, until it is ended", async () => {
    const id = await ask();
    const body = {
      post: "総合政策部/情報システム課/主査",
      substitute: "野中 彩（総合政策部情報システム課）",
      from: "2026-11-25",
      to: "2026-11-30",
    };
    await done(post("/api/desk/substitutions", "p005", body));
    expect(await read("/desk/substitutions", "p005")).toContain("野中 彩");
    await act(id, "p042", { kind: "pass", why: "代わりに見ました。" });
    expect(await read(`/desk/${id}`, "p014")).toMatch(/badge-mark">代理</u);
  });

  it("offers posts by parts of their names", async () => {
    const found = await read(`/api/desk/people/posts?name=${encodeURIComponent("道路課 課長")}`, "p005");
    expect(JSON.parse(found)).toEqual({ names: ["建設部/道路課/課長"] });
  });

  it("offers people by parts of their names and units", async () => {
    const found = await read(`/api/desk/people/find?name=${encodeURIComponent("情報 野中")}`, "p005");
    expect(JSON.parse(found)).toEqual({ names: ["野中 彩（総合政策部情報システム課）"] });
  });

  it("says what is wrong with it, field by field", async () => {
    const body = { post: "総合政策部/情報システム課/主査", substitute: "誰か", from: "2026-11-25", to: "2026-11-01" };
    const { fields } = await refusal(post("/api/desk/substitutions", "p005", body));
    expect(Object.keys(fields ?? {}).toSorted()).toEqual(["substitute", "to"]);
  });
});

describe("the office's pages", () => {
  it("are for administrators only", async () => {
    expect((await get("/desk/transfer", "p022")).status).toBe(403);
    expect((await get("/desk/apps/distribution.csv", "p022")).status).toBe(404);
    expect((await get("/desk/cases/edit", "p022")).status).toBe(404);
  });

  it("try a transfer day: what stays, what moves, what would be nobody's", async () => {
    await ask();
    const page = await read("/desk/transfer?day=2027-04-01", "p006");
    expect(page).toContain("2027年4月1日：申請と資料あわせて");
    expect(page).toContain("写真で報告");
  });
});

describe("settings", () => {
  it("are kept for the person", async () => {
    await done(post("/api/desk/settings", "p014", { fields: { isFindable: "1" } }));
    const page = await read("/desk/settings", "p014");
    expect(page).toMatch(/name="isFindable" value="1" checked/u);
    expect(page).not.toMatch(/name="ruleChanges" value="1" checked/u);
  });
});

describe("a question to whoever knows", () => {
  it("begins anonymous, and what only programs read of it stands in no form, page or list", async () => {
    const form = await read("/desk/new/person", "p014");
    expect(form).toMatch(/value="anonymous"[^>]*checked|checked[^>]*value="anonymous"/u);
    expect(form).not.toContain("もとの会話");
    const fields = { question: "台帳はどこですか", owner: "建設部道路課", credit: "unit", turn: "turn-0815" };
    const id = await ask(fields, "person", "p014");
    for (const path of [`/desk/${id}`, "/desk/export.csv?type=person"]) {
      expect(await read(path, "p014")).toContain("台帳はどこですか");
      expect(await read(path, "p014")).not.toMatch(/turn-0815|もとの会話/u);
    }
  });

  it("is taken by one person, which the asker and the others are told", async () => {
    const question = { question: "道路占用の更新は毎年要りますか", credit: "anonymous", owner: "建設部道路課" };
    const id = await ask(question, "person");
    expect(await read(`/desk/${id}`, "p031")).toContain("担当します");
    expect(await read(`/desk/${id}`, "p014")).not.toContain("担当します");
    await act(id, "p031", { kind: "take" });
    const asked = await read(`/desk/${id}`, "p014");
    expect(asked).toContain("道路課が調べています");
    expect(asked).toContain("担当になり、調べています");
    expect(await read(`/desk/${id}`, "p046")).not.toContain("担当します");
    const { message } = await refusal(post(`/api/desk/requests/${id}`, "p046", { kind: "take" }));
    expect(message).toContain("柏木 俊さんが担当しています");
    await refusal(post(`/api/desk/requests/${id}`, "p014", { kind: "take" }));
  });
});

describe("who knows about something", () => {
  it("names who answered about it before, once they have agreed to be found", async () => {
    const question = { question: "占用許可の標識はどこに立てますか", credit: "anonymous", owner: "建設部道路課" };
    await act(await ask(question, "person"), "p031", { kind: "answer", why: "入口に立てます。" });
    await site.follow();
    const path = `/desk/experts?about=${encodeURIComponent("占用許可の標識")}`;
    expect(await read(path, "p022")).not.toContain("<strong>柏木 俊");
    await done(post("/api/desk/settings", "p031", { fields: { isFindable: "1" } }));
    expect(await read(path, "p022")).toContain("<strong>柏木 俊");
  });
});

describe("a page of the desks that cannot be shown", () => {
  it("leads back to the list", async () => {
    const page = await (await get("/desk/unknown-request", "p014")).text();
    expect(page).toContain('href="/desk"');
    expect(page).not.toContain("資料一覧を見る");
  });
});
