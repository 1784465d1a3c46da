import { beforeEach, describe, expect, it } from "vitest";
import { ADMINISTRATOR, OWNER, STAFF } from "../admin/testing/admin-bench.ts";
import { type AdminClient, HERE, openAdminClient, RULE, refusal } from "./testing/admin-client.ts";

let bench: AdminClient["bench"];
let closing: AdminClient["closing"];
let app: AdminClient["app"];
let get: AdminClient["get"];
let read: AdminClient["read"];
let put: AdminClient["put"];
let post: AdminClient["post"];

beforeEach(async () => {
  ({ bench, closing, app, get, read, put, post } = await openAdminClient());
});

describe("a file", () => {
  it("is kept with the folders in which it lay", async () => {
    expect((await put("/api/admin/files?name=規程/鍵.md&batch=b1", RULE("3日"))).status).toBe(202);
    expect(await bench.librarian.jobs({ limit: 5 }, ADMINISTRATOR)).toMatchObject([
      { file: "規程/鍵.md", batch: "b1" },
    ]);
  });

  it.each([
    ["is larger than it may be", 413, "?name=a.md&batch=b", { "content-length": String(50 * 1024 * 1024 + 1) }],
    ["does not say how large it is", 411, "?name=a.md&batch=b", { "content-length": "" }],
    ["is cut off", 400, "?name=a.md&batch=b", { "content-length": "900" }],
    ["has no name", 400, "?batch=b", {}],
    ["is of who has no business here", 403, "?name=a.md&batch=b", { "x-person": STAFF }],
    ["comes from another site", 403, "?name=a.md&batch=b", { origin: "https://evil.example" }],
  ])("is refused with one sentence where it %s", async (_name, status, query, headers) => {
    const response = await put(`/api/admin/files${query}`, RULE("3日"), headers);
    expect(response.status).toBe(status);
    await refusal(response);
    expect(await bench.librarian.jobs({ limit: 5 }, ADMINISTRATOR)).toEqual([]);
  });

  it("of a plain form is taken from here and from nowhere else", async () => {
    const form = new FormData();
    form.append("files", new File([RULE("3日")], "鍵.md"));
    const body = await new Response(form).bytes();
    const type = new Response(form).headers.get("content-type") ?? "";
    const boundary = /boundary=(.*)$/u.exec(type)?.[1] ?? "";
    const own = /^--(\S+)/u.exec(new TextDecoder().decode(body))?.[1] ?? "";
    const send = (origin: Record<string, string>) =>
      app.request(`${HERE}/admin/upload`, {
        method: "POST",
        headers: {
          ...{ "x-person": ADMINISTRATOR, "content-length": String(body.length), ...origin },
          "content-type": type.replace(boundary, own),
        },
        body,
      });
    expect((await send({ origin: "https://evil.example" })).status).toBe(403);
    expect((await send({})).status).toBe(415);
    const taken = await send({ origin: HERE });
    expect(taken.status).toBe(303);
    expect(taken.headers.get("location")).toMatch(/^\/admin\?batch=/u);
    expect(await bench.librarian.jobs({ limit: 5 }, ADMINISTRATOR)).toMatchObject([{ file: "鍵.md" }]);
  });
});

it("says why a file's way cannot be changed any more, and nothing of what is somebody else's", async () => {
  await bench.bring("鍵.md", RULE("3日"));
  const [job] = await bench.librarian.jobs({ limit: 1 }, ADMINISTRATOR);
  expect(await refusal(post(`/api/admin/jobs/${job?.id}/cancel`, {}))).toContain("もう終わっています");
  expect(await refusal(post(`/api/admin/jobs/${job?.id}/retry`, {}))).toContain("やり直せません");
  expect(await refusal(post(`/api/admin/jobs/${job?.id}/cancel`, {}, OWNER))).toContain("見つかりません");
});

describe("what is watched", () => {
  it("begins with all that is shown, goes on with each change, and ends with the server", async () => {
    await bench.bring("<b>前.md", RULE("3日"));
    const response = await get("/api/admin/jobs/events");
    const events = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    let told = "";
    const until = async (words: string) => {
      while (!told.includes(words)) {
        const { done, value } = await events.read();
        if (done) break;
        told += value;
      }
    };
    await until("event: jobs");
    await until("前.md");
    await until("event: summary");
    await until("1件すべて終わりました");
    expect(told).toContain("&lt;b&gt;前.md");
    await bench.bring("後.md", RULE("当日"));
    await until("後.md");
    closing.abort();
    await until("nothing of this kind");
    expect(told).toContain("event: job\n");
  });
});

it("leads to the last page of the documents from beyond it", async () => {
  await bench.bring("鍵.md", RULE("3日"));
  const beyond = await get("/admin/documents?page=9&sort=owner");
  expect(beyond.headers.get("location")).toBe("/admin/documents?sort=owner");
});

describe("a document", () => {
  it("is not there for who does not own it, on any of its pages", async () => {
    const id = await bench.bring("道路.md", RULE("3日").replace("総務部文書課", "建設部道路課"));
    const revision = (await bench.librarian.document(id, ADMINISTRATOR))?.revisions[0]?.id;
    const pages = ["", `/text/${revision}`, `/original/${revision}`, "/compare", "/compare.docx", "/amend/x"];
    for (const page of pages) expect((await get(`/admin/documents/${id}${page}`, OWNER)).status).toBe(404);
    for (const act of ["withdraw", "restore"])
      expect((await post(`/api/admin/documents/${id}/${act}`, { why: "誤り" }, OWNER)).ok).toBe(false);
    expect(await read("/admin/documents", OWNER)).not.toContain("鍵要領");
    expect((await get(`/admin/documents/${id}`, STAFF)).status).toBe(403);
  });

  it("shows two revisions beside each other, and as a Word file", async () => {
    const id = await bench.bring("a.md", RULE("3日"));
    await bench.bring("b.md", RULE("当日"));
    const page = await read(`/admin/documents/${id}/compare`);
    expect(page).toContain("<del>3日</del>");
    expect(page).toContain("<ins>当日</ins>");
    const docx = await get(`/admin/documents/${id}/compare.docx`);
    expect(docx.headers.get("content-disposition")).toContain("attachment");
    expect(new TextDecoder().decode((await docx.bytes()).subarray(0, 2))).toBe("PK");
  });

  it("is given a day by the day it has, and refuses one that is none at the field", async () => {
    const id = await bench.bring("a.md", RULE("3日"));
    const send = (day: string) => post(`/api/admin/documents/${id}/effective`, { from: "2024-04-01", fields: { day } });
    const wrong = await send("いつか");
    expect(await wrong.json()).toMatchObject({
      error: { fields: { effectiveFrom: expect.stringContaining("施行日") } },
    });
    expect((await send("2025-01-01")).ok).toBe(true);
    expect(await refusal(send("2025-02-01"))).toContain("その版は見つかりません");
  });

  it("keeps what was saved in another window since its form was opened", async () => {
    const id = await bench.bring("a.md", RULE("3日"));
    const form = await read(`/admin/documents/${id}`);
    const seen = /name="seen" value="([^"]*)"/u.exec(form)?.[1]?.replaceAll("&quot;", '"');
    const fields = { category: "要領", owner: "総務部文書課", rank: "normal", audience: "everyone", seen };
    const save = (changed: object) =>
      post(`/api/admin/documents/${id}/settings`, { fields: { ...fields, ...changed } }, ADMINISTRATOR);
    expect((await save({ employments: ["常勤職員"] })).ok).toBe(true);
    expect((await save({ rank: "high" })).ok).toBe(true);
    expect((await bench.librarian.document(id, ADMINISTRATOR))?.settings).toMatchObject({
      ...{ rank: "high", appliesTo: { employments: ["常勤職員"] } },
    });
    expect((await save({ rank: "low" })).status).toBe(409);
    expect((await save({ rank: "low", seen: "{}" })).status).toBe(400);
  });

  it("is joined to one that is called otherwise, which is looked for by its words", async () => {
    const id = await bench.bring("別紙.md", RULE("3日").replace("鍵要領", "別紙様式"));
    const other = await bench.bring("旅費.md", RULE("当日").replace("鍵要領", "職員の旅費に関する規程"));
    expect(await read(`/admin/documents/${id}`)).not.toContain(`<option value="${other}"`);
    const found = await read(`/admin/documents/${id}?like=${encodeURIComponent("旅費　規程")}`);
    expect(found).toContain('id="join" open');
    expect(found).toContain(`<option value="${other}"`);
    expect(await read(`/admin/documents/${id}?like=ないもの`)).toContain("「ないもの」に当てはまる資料はありません。");
  });
});

describe("a draft", () => {
  it("is looked at as it would be cut, before anything is taken in", async () => {
    const response = await put("/api/admin/drafts/preview", RULE("3日"));
    expect(await response.json()).toMatchObject({
      title: "鍵要領",
      effectiveFrom: "2024年4月1日",
      passages: [{ text: "鍵は3日以内に返す。" }],
    });
    expect(
      (await bench.librarian.documents({ sort: "title", descending: false, limit: 5, offset: 0 }, ADMINISTRATOR)).total,
    ).toBe(0);
    await refusal(put("/api/admin/drafts/recording", "{}"));
    expect(await refusal(put("/api/admin/drafts/preview", ""))).toBe("本文を書いてください。");
    expect(await refusal(put("/api/admin/drafts/preview", "---\ntitle: [\n---\nあ"))).toContain("はじめの「---」の間");
  });
});

it("says to who looks after documents where their changes are noted, and not that they have no business here", async () => {
  const words = await read("/admin/log", OWNER);
  expect(words).toContain("全体の記録を見られるのは管理者だけです");
  expect(words).not.toContain("課長・係長です");
});

it("offers of the directory what is being typed", async () => {
  const found = await (await get("/api/admin/choices?of=people&text=水沢")).json();
  expect(found).toEqual({ choices: [{ value: "p001", text: "水沢 佳織（総務部人事課 係長）" }] });
  expect((await get("/api/admin/choices?of=people&text=水沢", STAFF)).status).toBe(403);
});
