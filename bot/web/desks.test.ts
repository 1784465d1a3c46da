import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { createWebApp } from "./app.ts";
import { createFakeConversation } from "./testing/conversation.ts";
import { openDesks } from "./testing/desks.ts";
import { CLOCK, openOffice, PEOPLE } from "./testing/office.ts";

const OWN = { cookie: "do_viewer=p1" };
const NOBODY = {};
const Thread = z.object({ turns: z.array(z.object({ reply: z.unknown() })) });
const Refusal = z.object({ error: z.object({ message: z.string(), reference: z.null() }) });

let desks: Awaited<ReturnType<typeof openDesks>>;
let app: ReturnType<typeof createWebApp>;

beforeEach(async () => {
  const library = await openOffice();
  desks = await openDesks();
  app = createWebApp({
    conversation: createFakeConversation(library),
    library,
    ...desks,
    people: PEOPLE,
    clock: CLOCK,
    ready: () => ({ kind: "ready" }),
    log: () => undefined,
  });
});

function post(path: string, body: unknown, headers: Record<string, string> = OWN) {
  const content = typeof body === "string" ? body : JSON.stringify(body);
  return app.request(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: content,
  });
}

/** What was replied to the first turn of the person's thread, as a reload reads it. */
async function reloaded() {
  const response = await app.request("/api/threads/thread-1", { headers: OWN });
  return Thread.parse(await response.json()).turns[0]?.reply;
}

async function refusal(response: Response): Promise<string> {
  const { error } = Refusal.parse(await response.json());
  expect(error).toEqual({ message: expect.stringMatching(/^[^\n]*[ぁ-ん][^\n]*。$/u), reference: null });
  return error.message;
}

describe("a wish", () => {
  beforeEach(() => post("/api/ask", { question: "要望です" }));

  it("is a form until it is sent, and is asked as a question where that is what was meant", async () => {
    expect(await reloaded()).toMatchObject({ kind: "form", form: "app", prefill: { text: "要望です" }, sent: null });
    const asked = await post("/api/ask", { question: "要望です", door: "question", thread: "thread-1" });
    expect(await asked.json()).toMatchObject({ kind: "answered" });
  });

  it("that was sent before its desk had opened can be taken back by whose it is", async () => {
    const wish = {
      key: "turn-1",
      viewerId: "p1",
      kind: "app",
      text: "写真を整理するアプリ",
      thread: "thread-1",
    } as const;
    await desks.wishes.keep({ ...wish, wishedAt: "2026-11-20T03:00:00.000Z" });
    expect(await reloaded()).toMatchObject({ sent: { text: "写真を整理するアプリ" } });
    const remove = { method: "DELETE" };
    const strange = await app.request("/api/wishes/turn-1", { ...remove, headers: NOBODY });
    expect(strange.status).toBe(404);
    await refusal(strange);
    expect((await app.request("/api/wishes/turn-1", { ...remove, headers: OWN })).status).toBe(204);
    expect((await app.request("/api/wishes/turn-1", { ...remove, headers: OWN })).status).toBe(404);
    expect(await reloaded()).toMatchObject({ sent: null });
  });
});

describe("feedback", () => {
  beforeEach(() => post("/api/ask", { question: "在宅勤務は何日？" }));

  it("is kept with the answer, the latest of each person, and shown to them only", async () => {
    expect(await reloaded()).toMatchObject({ kind: "answered", feedback: null });
    expect((await post("/api/feedback", { turn: "turn-1", verdict: "good" })).status).toBe(200);
    const changed = await post("/api/feedback", { turn: "turn-1", verdict: "outdated", comment: " 改正前では？ " });
    expect(await changed.json()).toEqual({ turn: "turn-1", verdict: "outdated", comment: "改正前では？" });
    await desks.feedback.give({
      ...{ turnId: "turn-1", viewerId: "p2", verdict: "good", comment: "", givenAt: "2026-11-20T03:00:00.000Z" },
    });
    expect(await reloaded()).toMatchObject({ feedback: { verdict: "outdated", comment: "改正前では？" } });
    expect(await desks.feedback.of("turn-1")).toHaveLength(2);
  });

  it("is given to what was not found, too", async () => {
    await post("/api/ask", { question: "不明なこと" });
    expect((await post("/api/feedback", { turn: "turn-2", verdict: "missing" })).status).toBe(200);
  });

  it.each([
    ["an unknown verdict", 400, { turn: "turn-1", verdict: "great" }, OWN],
    ["3,001 characters", 400, { turn: "turn-1", verdict: "wrong", comment: "あ".repeat(3001) }, OWN],
    ["broken JSON", 400, "{", OWN],
    ["a turn of somebody else", 404, { turn: "turn-1", verdict: "good" }, NOBODY],
    ["a turn that does not exist", 404, { turn: "turn-9", verdict: "good" }, OWN],
  ])("is refused with one sentence for %s", async (_name, status, body, headers) => {
    const response = await post("/api/feedback", body, headers);
    expect(response.status).toBe(status);
    await refusal(response);
    expect(await desks.feedback.of("turn-1")).toEqual([]);
  });

  it("cannot be given to what is no answer", async () => {
    await post("/api/ask", { question: "矛盾" });
    expect((await post("/api/feedback", { turn: "turn-2", verdict: "good" })).status).toBe(400);
  });
});
