import { describe, expect, it } from "vitest";
import { createWebApp, type WebParts } from "./app.ts";
import { createFakeConversation } from "./testing/conversation.ts";
import { openDesks } from "./testing/desks.ts";
import { CLOCK, openOffice, PEOPLE } from "./testing/office.ts";

const JSON_TYPE = { "content-type": "application/json" };

async function open(parts: Partial<WebParts> = {}) {
  const library = await openOffice();
  const log: string[] = [];
  const app = createWebApp({
    conversation: createFakeConversation(library),
    library,
    ...(await openDesks()),
    people: PEOPLE,
    clock: CLOCK,
    ready: () => ({ kind: "ready" }),
    log: (line) => log.push(line),
    reference: () => "ref-1",
    ...parts,
  });
  const ask = (body: unknown, headers: Record<string, string> = {}) =>
    app.request("/api/ask", {
      method: "POST",
      headers: { ...JSON_TYPE, ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  return { app, library, log, ask };
}

describe("asking", () => {
  it("answers with the whole object, its thread and turn, and whom the cited rule is about", async () => {
    const { ask } = await open();
    const response = await ask({ question: " 在宅勤務は何日？ ", asOf: "2021-01-01" });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toMatchObject({
      kind: "answered",
      thread: "thread-1",
      turn: "turn-1",
      text: "在宅勤務は、週2日を限度とする。[1]",
      citations: [{ label: 1, effectiveFrom: "2020-04-01", appliesTo: "常勤職員（知事部局）" }],
    });
  });

  it("streams status, citation and sentence before the answer", async () => {
    const { ask } = await open();
    const response = await ask({ question: "在宅勤務は何日？" }, { accept: "text/event-stream" });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const events = eventsIn(await response.text());
    expect(events.map(({ event }) => event)).toEqual(["status", "citation", "sentence", "answer"]);
    expect(events[1]?.data).toMatchObject({ label: 1, title: "在宅勤務取扱要綱" });
    expect(events[2]?.data).toEqual({ text: "在宅勤務は、週4日を限度とする。", labels: [1] });
    expect(events[3]?.data).toMatchObject({ kind: "answered", thread: "thread-1", turn: "turn-1" });
  });

  it.each([
    ["an empty question", { question: " 　\n" }],
    ["a question of 2,001 characters", { question: "あ".repeat(2001) }],
    ["a question of emoji only", { question: "😀🎉👍🏽" }],
    ["a day that does not exist", { question: "何日？", asOf: "2026-02-30" }],
    ["a door that does not exist", { question: "何日？", door: "window" }],
    ["a thread that is no text", { question: "何日？", thread: 3 }],
    ["no question", { text: "何日？" }],
    ["broken JSON", '{"question": '],
    ["what the conversation refuses", { question: "拒否される質問" }],
  ])("refuses %s with one Japanese sentence", async (_name, body) => {
    const { ask, log } = await open();
    const response = await ask(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: { message: expect.stringMatching(/^[^\n]*[ぁ-ん][^\n]*。$/u), reference: null },
    });
    expect(log).toEqual([]);
  });

  it("takes 2,000 characters, counted as people count them", async () => {
    const { ask } = await open();
    expect((await ask({ question: "𠮷".repeat(2000) })).status).toBe(200);
    expect((await ask({ question: "𠮷".repeat(2001) })).status).toBe(400);
  });

  it("refuses an unknown thread, a large body and another content type with their own status", async () => {
    const { app, ask } = await open();
    expect((await ask({ question: "何日？", thread: "nobody" })).status).toBe(404);
    expect((await ask({ question: "あ".repeat(30_000) })).status).toBe(413);
    const form = { method: "POST", headers: { "content-type": "text/plain" }, body: '{"question":"何日？"}' };
    expect((await app.request("/api/ask", form)).status).toBe(415);
  });

  it("says a refusal and a fault as an event of the stream", async () => {
    const { ask, log } = await open();
    const accept = { accept: "text/event-stream" };
    expect(eventsIn(await (await ask({ question: "拒否される質問" }, accept)).text())).toEqual([
      { event: "error", data: { message: "この質問は受け付けられません。", reference: null } },
    ]);
    const [fault] = eventsIn(await (await ask({ question: "故障" }, accept)).text());
    expect(fault).toMatchObject({ event: "error", data: { reference: "ref-1" } });
    expect(log.join("\n")).toContain("[ref-1] POST /api/ask");
    expect(log.join("\n")).toContain("ENOSPC");
  });

  it("keeps the cause of a fault in the log and tells its reference", async () => {
    const { ask, log } = await open();
    const response = await ask({ question: "故障" });
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ error: { reference: "ref-1" } });
    expect(text).not.toContain("disk");
    expect(log.join("\n")).toContain("the disk is full");
  });

  it("waits for the first ingest", async () => {
    const { app, ask } = await open({ ready: () => ({ kind: "starting", done: 3, total: 80 }) });
    const response = await ask({ question: "何日？" });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ error: { message: expect.stringContaining("80件中3件") } });
    const readyz = await app.request("/readyz");
    expect(readyz.status).toBe(503);
    expect(await readyz.json()).toEqual({ status: "starting", done: 3, total: 80 });
    expect((await app.request("/healthz")).status).toBe(200);
  });

  it("is ready once questions can be answered", async () => {
    const { app } = await open();
    const readyz = await app.request("/readyz");
    expect(readyz.status).toBe(200);
    expect(await readyz.json()).toEqual({ status: "ready" });
  });
});

describe("threads", () => {
  it("are listed, read and forgotten by whose they are, and by nobody else", async () => {
    const { app, ask } = await open();
    const own = { cookie: "do_viewer=p1" };
    await ask({ question: "在宅勤務は何日？" }, own);
    expect((await ask({ question: "週末は？", thread: "thread-1" }, own)).status).toBe(200);
    const list = await (await app.request("/api/threads", { headers: own })).json();
    expect(list).toMatchObject({ threads: [{ thread: "thread-1", title: "在宅勤務は何日？" }] });
    const history = await (await app.request("/api/threads/thread-1", { headers: own })).json();
    expect(history).toMatchObject({
      thread: "thread-1",
      turns: [
        { question: "在宅勤務は何日？", reply: { kind: "answered" } },
        { question: "週末は？", reply: { kind: "answered" } },
      ],
    });

    const remove = { method: "DELETE" };
    expect((await app.request("/api/threads/thread-1")).status).toBe(404);
    expect((await app.request("/api/threads/thread-1", remove)).status).toBe(404);
    expect((await app.request("/api/threads/thread-1", { ...remove, headers: own })).status).toBe(204);
    expect((await app.request("/api/threads/thread-1", { headers: own })).status).toBe(404);
  });
});

describe("who is asking", () => {
  it("is chosen among today's people and kept in a cookie that scripts and other sites do not get", async () => {
    const { app } = await open();
    const choose = (person: unknown) =>
      app.request("/api/viewer", { method: "POST", headers: JSON_TYPE, body: JSON.stringify({ person }) });
    const chosen = await choose("p1");
    expect(chosen.headers.get("set-cookie")).toMatch(/^do_viewer=p1;.*HttpOnly;.*SameSite=Lax/u);
    expect(await chosen.json()).toEqual({ person: { id: "p1", name: "朝倉 ひかり" } });
    expect((await choose("")).headers.get("set-cookie")).toContain("Max-Age=0");
    expect((await choose("p3")).status).toBe(404);
    expect((await choose(7)).status).toBe(400);
  });

  it("is searched for where the directory is too large to be sent with every page", async () => {
    const people = async (day: string) => {
      const known = await PEOPLE(day);
      const [first = expect.fail("nobody is known")] = known;
      return [...known, ...Array.from({ length: 300 }, (_, nth) => ({ ...first, id: `n${nth}`, name: `職員${nth}` }))];
    };
    const { app } = await open({ people });
    expect(await (await app.request("/")).text()).not.toContain("職員299");
    const find = async (text: string) =>
      (await app.request(`/api/viewer/people?text=${encodeURIComponent(text)}`)).json();
    expect(await find("河川課 会計年度")).toMatchObject({ total: 1, people: [{ id: "p2" }] });
    const many = await find("職員");
    expect(many).toMatchObject({ people: expect.toSatisfy((offered) => offered.length === 50) });
    expect(await find("")).toEqual({ total: 0, people: [] });
  });

  it("is shown on the page with department and kind of employment", async () => {
    const { app } = await open();
    const page = await (await app.request("/", { headers: { cookie: "do_viewer=p2" } })).text();
    expect(page).toContain("土木部河川課・事務補助員・会計年度任用職員");
    expect(page).not.toContain("去年 の人");
    expect(await (await app.request("/", { headers: { cookie: "do_viewer=p3" } })).text()).toContain(
      '<span class="who-name">利用者<span class="only-wide">を選ぶ</span></span>',
    );
  });
});

describe("the surroundings", () => {
  it("let no page load, run or frame anything from elsewhere", async () => {
    const { app } = await open();
    for (const path of ["/", "/documents", "/nowhere", "/healthz"]) {
      const { headers } = await app.request(path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("style-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
    const page = await (await app.request("/")).text();
    expect(page).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=/u);
  });

  it("refuse what another site sends", async () => {
    const { app, ask } = await open();
    expect((await ask({ question: "何日？" }, { origin: "https://evil.example" })).status).toBe(403);
    expect((await ask({ question: "何日？" }, { origin: "null" })).status).toBe(403);
    expect((await ask({ question: "何日？" }, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await ask({ question: "何日？" }, { origin: "http://localhost" })).status).toBe(200);
    const remove = { method: "DELETE", headers: { origin: "https://evil.example" } };
    expect((await app.request("/api/threads/thread-1", remove)).status).toBe(403);
  });

  it("answer under their own names only", async () => {
    const { app } = await open({ publicUrl: "https://do.example.jp" });
    expect((await app.request("http://rebound.example/")).status).toBe(403);
    expect((await app.request("https://do.example.jp/")).status).toBe(200);
    expect((await app.request("http://127.0.0.1:3000/")).status).toBe(200);
  });

  it("serve scripts, style sheets and pictures of their folder, and nothing else of it", async () => {
    const { app } = await open();
    const script = await app.request("/assets/chat.js");
    expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    const again = await app.request("/assets/chat.js", {
      headers: { "if-none-match": script.headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
    for (const name of ["tsconfig.json", "..%2fapp.ts", "nothing.js"]) {
      expect((await app.request(`/assets/${name}`)).status).toBe(404);
    }
  });

  it("tell a script in JSON and a person on a page that there is nothing", async () => {
    const { app } = await open();
    const api = await app.request("/api/nowhere");
    expect(api.status).toBe(404);
    expect(await api.json()).toMatchObject({ error: { reference: null } });
    const page = await app.request("/nowhere");
    expect(page.status).toBe(404);
    expect(await page.text()).toContain("お探しのページは見つかりません。");
  });
});

function eventsIn(stream: string) {
  return stream
    .split("\n\n")
    .filter((block) => block.trim() !== "")
    .map((block) => {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, "mu").exec(block)?.[1] ?? "";
      return { event: field("event"), data: JSON.parse(field("data")) };
    });
}
