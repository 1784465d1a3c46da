import { Hono } from "hono";
import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { inProcessReader } from "../../ingest/isolation/in-process.ts";
import { ADMINISTRATOR, type AdminBench, OWNER, openAdminBench, STAFF } from "../admin/testing/admin-bench.ts";
import { createDirectory } from "../people/directory.ts";
import { SAMPLE_PEOPLE } from "../samples.ts";
import { createAdminSite } from "./admin.ts";
import { onlyFromHere } from "./same-site.ts";

const RULE = (days: string) => `---
title: 鍵要領
owner: 総務部文書課
effectiveFrom: ${days === "3日" ? "2024-04-01" : "2026-04-01"}
---
第1条　鍵は${days}以内に返す。
`;

const Refused = z.object({ error: z.object({ message: z.string() }) });

let bench: AdminBench;
let closing: AbortController;
let app: Hono;

beforeEach(async () => {
  bench = await openAdminBench();
  closing = new AbortController();
  const clock = () => new Date(bench.clock.now);
  const { people } = createDirectory({ files: [SAMPLE_PEOPLE], clock, log: () => undefined });
  app = new Hono().use(onlyFromHere(null, ["/admin/upload"])).route(
    "/",
    createAdminSite({
      ...{ librarian: bench.librarian, reader: inProcessReader, people, timeZone: "Asia/Tokyo" },
      ...{ ruleChanges: { recent: async () => [] }, closing: closing.signal, newId: () => crypto.randomUUID() },
      today: () => "2026-11-25",
      personIn: async (context) => context.req.header("x-person") ?? null,
    }),
  );
});

const HERE = "http://127.0.0.1:3000";
const get = (path: string, person: string = ADMINISTRATOR) =>
  app.request(`${HERE}${path}`, { headers: { "x-person": person, cookie: `do_viewer=${person}` } });
const read = async (path: string, person: string = ADMINISTRATOR) => (await get(path, person)).text();
const put = (path: string, body: string, headers: Record<string, string> = {}) =>
  app.request(`${HERE}${path}`, {
    method: "PUT",
    headers: { "x-person": ADMINISTRATOR, "content-length": String(Buffer.byteLength(body)), ...headers },
    body,
  });
const post = (path: string, body: object, person: string = ADMINISTRATOR) =>
  app.request(`${HERE}${path}`, {
    method: "POST",
    headers: { "x-person": person, "content-type": "application/json" },
    body: JSON.stringify(body),
  });

async function refusal(response: Response | Promise<Response>): Promise<string> {
  const { error } = Refused.parse(await (await response).json());
  expect(error.message).toMatch(/^[^\n]*[ぁ-ん][^\n]*。$/u);
  return error.message;
}

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

  it("becomes a draft of its next text by the amendment that is attached to it", async () => {
    const id = await bench.bring("規則.md", RULE("3日").replace("鍵要領", "鍵規則"));
    const amendment = await bench.bring(
      "改正.md",
      "---\ntitle: 鍵規則の一部を改正する規則\nowner: 総務部文書課\neffectiveFrom: 2026-04-01\n---\n鍵規則の一部を次のように改正する。\n\n第1条中「3日」を「5日」に改める。\n",
    );
    expect(await read(`/admin/documents/${id}`)).toContain("改正後の案を作る");
    const page = await read(`/admin/documents/${id}/amend/${amendment}`);
    expect(page).toContain("鍵は5日以内に返す");
    expect(page).toContain("改正文はすべて反映できました");
    expect(await read(`/admin/documents/${amendment}`)).toContain(`<a href="/admin/documents/${id}">鍵規則</a>`);
  });

  it("becomes a draft of its own for each day on which a part of the amendment comes into force", async () => {
    const rule = `${RULE("3日").replace("鍵要領", "鍵規則")}第2条　鍵は窓口で受け取る。\n`;
    const id = await bench.bring("規則.md", rule);
    const amendment = await bench.bring(
      "改正.md",
      "---\ntitle: 鍵規則の一部を改正する規則\nnumber: 令和8年規則第9号\nowner: 総務部文書課\neffectiveFrom: 2026-04-01\n---\n鍵規則の一部を次のように改正する。\n\n第1条中「3日」を「5日」に改める。\n\n第2条中「窓口」を「受付」に改める。\n\n附則\n\nこの規則は、令和8年4月1日から施行する。ただし、第2条の改正規定は、令和8年10月1日から施行する。\n",
    );
    const first = await read(`/admin/documents/${id}/amend/${amendment}`);
    for (const words of ["鍵は5日以内に返す", "鍵は窓口で受け取る", "2026年4月1日の分はすべて反映できました"])
      expect(first).toContain(words);
    const later = await read(`/admin/documents/${id}/amend/${amendment}?day=2026-10-01`);
    for (const words of ["鍵は3日以内に返す", "鍵は受付で受け取る", "先に、2026年4月1日の案を取り込んでください"])
      expect(later).toContain(words);
    await bench.bring("四月.md", rule.replace("3日", "5日").replace("2024-04-01", "2026-04-01"));
    const last = await read(`/admin/documents/${id}/amend/${amendment}?day=2026-10-01`);
    for (const words of ["鍵は5日以内に返す", "鍵は受付で受け取る", "2026年10月1日の分はすべて反映できました"])
      expect(last).toContain(words);
    expect(first).not.toContain("もうあります");
    const again = await read(`/admin/documents/${id}/amend/${amendment}`);
    expect(again).toContain("2026年4月1日からの版には、この改正がもう入っているようです");
    expect(again).not.toContain("手で直してください");
  });

  it("is tied by hand to the amendment that calls it otherwise, and parted from it again", async () => {
    const id = await bench.bring("規則.md", RULE("3日").replace("鍵要領", "鍵等取扱規則"));
    const amendment = await bench.bring(
      "改正.md",
      "---\ntitle: 鍵取扱規則の一部を改正する規則\nowner: 総務部文書課\neffectiveFrom: 2026-04-01\n---\n鍵取扱規則の一部を次のように改正する。\n\n第1条中「3日」を「5日」に改める。\n",
    );
    const send = (way: string, base: string) =>
      post(`/api/admin/documents/${amendment}/${way}`, { fields: { base } }, ADMINISTRATOR);
    const page = await read(`/admin/documents/${amendment}`);
    expect(page).toContain(`<option value="${id}"`);
    expect(page).not.toContain("別の資料の版にする");
    expect((await send("amends", "nothing")).ok).toBe(false);
    expect(await (await send("amends", amendment)).json()).toMatchObject({
      error: { fields: { base: expect.stringContaining("改正される方の資料") } },
    });
    expect((await send("amends", id)).ok).toBe(true);
    expect(await read(`/admin/documents/${id}/amend/${amendment}`)).toContain("鍵は5日以内に返す");
    expect(await read(`/admin/documents/${amendment}`)).toContain("この資料の改正ではない");
    expect((await send("amends/remove", id)).ok).toBe(true);
    expect(await refusal(send("amends/remove", id))).toContain("もうありません");
    expect(await read(`/admin/documents/${id}`)).not.toContain("改正後の案を作る");
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

  it("says of an amendment whose base is not there that it is waited for", async () => {
    const amendment = await bench.bring(
      "改正.md",
      "---\ntitle: 門規則の一部を改正する規則\neffectiveFrom: 2026-04-01\n---\n門規則の一部を次のように改正する。\n\n第1条中「3日」を「5日」に改める。\n",
    );
    expect(await read(`/admin/documents/${amendment}`)).toContain("合う資料を取り込むと、自動で結び付きます。");
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
