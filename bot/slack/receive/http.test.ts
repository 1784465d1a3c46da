import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { ReceiverEvent } from "@slack/bolt";
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import { onlyFromHere } from "../../web/same-site.ts";
import { createHttpTransport } from "./http.ts";
import { listen } from "./testing/listen.ts";

const SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
const NOW = new Date("2026-11-25T00:00:00Z");
const NOW_SECONDS = NOW.getTime() / 1_000;
const FORM = "application/x-www-form-urlencoded";
const EVENT = JSON.stringify({ type: "event_callback", event_id: "Ev1", event: { text: "在宅勤務の申請は？" } });

interface Options {
  readonly intake?: (event: ReceiverEvent) => Promise<void>;
  readonly secret?: string;
}

async function serve({ intake = (event) => event.ack(), secret = SECRET }: Options = {}) {
  const taken: ReceiverEvent[] = [];
  const log: string[] = [];
  const app = createHttpTransport({
    signingSecret: secret,
    intake: (event) => {
      taken.push(event);
      return intake(event);
    },
    clock: () => NOW,
    log: (line) => void log.push(line),
    bodyLimitBytes: 1_000,
    patienceMs: 50,
  });
  const host = await listen(createServer(getRequestListener(app.fetch)));
  const post = (body: string | ReadableStream, headers: Readonly<Record<string, string>>) =>
    fetch(`http://${host}/slack/events`, { method: "POST", body, headers, duplex: "half" });
  return { taken, log, post, send: (body: string, changes: object = {}) => post(body, signed(body, changes)) };
}

/** The headers with which Slack sends a body, but for the changes. */
function signed(body: string, changes: object = {}): Record<string, string> {
  const { type, secret, at } = { type: "application/json", secret: SECRET, at: NOW_SECONDS, ...changes };
  const digest = createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex");
  return { "content-type": type, "x-slack-request-timestamp": `${at}`, "x-slack-signature": `v0=${digest}` };
}

describe("what Slack sends", () => {
  test("as an event is handed on with its retry and answered once acknowledged", async () => {
    const { taken, log, post } = await serve();
    const retry = { "x-slack-retry-num": "2", "x-slack-retry-reason": "http_timeout" };
    const response = await post(EVENT, { ...signed(EVENT), ...retry });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("");
    expect(taken).toMatchObject([{ body: JSON.parse(EVENT), retryNum: 2, retryReason: "http_timeout" }]);
    expect(log).toEqual([]);
  });

  test("as a click is handed on as the payload that it holds", async () => {
    const { taken, send } = await serve();
    const payload = { type: "block_actions", user: { id: "U1", name: "花子" } };
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    expect((await send(body, { type: FORM })).status).toBe(200);
    expect(taken).toMatchObject([{ body: payload }]);
    expect(taken[0]).not.toHaveProperty("retryNum");
  });

  test("as a command is handed on as its fields, and answered with a text", async () => {
    const { taken, send } = await serve({ intake: (event) => event.ack("受け付けました") });
    const response = await send("command=%2Fdo&text=%E5%95%8F", { type: `${FORM}; charset=utf-8` });
    expect(await response.text()).toBe("受け付けました");
    expect(taken).toMatchObject([{ body: { command: "/do", text: "問" } }]);
  });

  test("as a view is answered with JSON", async () => {
    const answer = { response_action: "errors", errors: { reason: "入力してください" } };
    const { send } = await serve({ intake: (event) => event.ack(answer) });
    const response = await send("payload=%7B%22type%22%3A%22view_submission%22%7D", { type: FORM });
    expect(response.headers.get("content-type")).toContain("application/json");
    expect(await response.json()).toEqual(answer);
  });

  test("to verify the address is answered with its challenge and not handed on", async () => {
    const { taken, send } = await serve();
    const response = await send(JSON.stringify({ type: "url_verification", challenge: "3eZbrw1aB" }));
    expect(await response.json()).toEqual({ challenge: "3eZbrw1aB" });
    expect(taken).toEqual([]);
  });

  test("to check the certificate is answered unsigned and not handed on, whatever else it holds", async () => {
    const { taken, post } = await serve();
    const response = await post("ssl_check=1&command=%2Fdo&text=all", { "content-type": FORM });
    expect(response.status).toBe(200);
    expect(taken).toEqual([]);
  });

  test("counts with a secret of any length and with a clock five minutes off either way", async () => {
    const { send } = await serve({ secret: "short" });
    for (const at of [NOW_SECONDS - 300, NOW_SECONDS + 300]) {
      expect((await send(EVENT, { secret: "short", at })).status).toBe(200);
    }
  });
});

test("what Slack sends is taken under the public host that a reverse proxy passes on, before the page's own checks", async () => {
  const taken: ReceiverEvent[] = [];
  const intake = async (event: ReceiverEvent) => {
    taken.push(event);
    await event.ack();
  };
  const transport = createHttpTransport({ signingSecret: SECRET, intake, clock: () => NOW, log: () => undefined });
  const app = new Hono().route("/", transport).use(onlyFromHere(null));
  const request = { method: "POST", body: EVENT, headers: signed(EVENT) };
  expect((await app.request("https://do.example.jp/slack/events", request)).status).toBe(200);
  expect(taken).toHaveLength(1);
  expect((await app.request("https://do.example.jp/slack/other", request)).status).toBe(403);
});

describe("what could not be kept", () => {
  test("is answered so that Slack sends it again", async () => {
    const { log, send } = await serve({ intake: () => Promise.reject(new Error("disk full")) });
    const response = await send(EVENT);
    expect(response.status).toBe(503);
    expect(await response.text()).toBe("");
    expect(log.join()).toContain("disk full");
  });

  test("in time is answered so as well, and a late acknowledgement harms nothing", async () => {
    const late = Promise.withResolvers<void>();
    const { taken, send } = await serve({ intake: () => late.promise });
    expect((await send(EVENT)).status).toBe(503);
    await taken[0]?.ack();
    late.resolve();
    expect((await send(EVENT)).status).toBe(503);
  });
});

describe("what is not Slack's", () => {
  const other = signed(`${EVENT} `);
  test.each([
    ["another secret", signed(EVENT, { secret: "another" })],
    ["the signature of another body", other],
    ["no signature", { "content-type": "application/json", "x-slack-request-timestamp": `${NOW_SECONDS}` }],
    ["a signature of another length", { ...signed(EVENT), "x-slack-signature": "v0=00" }],
    ["a signature of another version", { ...signed(EVENT), "x-slack-signature": "v1=00" }],
    ["a time more than five minutes ago", signed(EVENT, { at: NOW_SECONDS - 301 })],
    ["a time more than five minutes ahead", signed(EVENT, { at: NOW_SECONDS + 301 })],
    ["a time that is no number", signed(EVENT, { at: "Infinity" })],
    ["no time", { ...signed(EVENT), "x-slack-request-timestamp": "" }],
  ])("is refused without a word: %s", async (_, headers) => {
    const { taken, log, post } = await serve();
    const response = await post(EVENT, headers);
    expect(response.status).toBe(401);
    expect(await response.text()).toBe("");
    expect(taken).toEqual([]);
    expect(log).toEqual(["Slack: a request was refused with 401 (signature)."]);
  });

  test.each([
    ["no JSON", "{", "application/json"],
    ["JSON without fields", "[1]", "application/json"],
    ["a payload that is no JSON", "payload=%7B", FORM],
  ])("is refused as malformed: %s", async (_, body, type) => {
    const { taken, send } = await serve();
    expect((await send(body, { type })).status).toBe(400);
    expect(taken).toEqual([]);
  });

  test("is refused for its content type", async () => {
    const { log, send } = await serve();
    expect((await send(EVENT, { type: "text/plain" })).status).toBe(415);
    expect(log).toEqual(["Slack: a request was refused with 415 (content type)."]);
  });

  test("is refused for the length that it announces", async () => {
    const { taken, log, send } = await serve();
    expect((await send(JSON.stringify({ text: "あ".repeat(1_000) }))).status).toBe(413);
    expect(taken).toEqual([]);
    expect(log).toEqual(["Slack: a request was refused with 413 (too large)."]);
  });

  test("is refused as soon as it is too long where it announces no length", async () => {
    const { taken, post } = await serve();
    const chunks = ["x".repeat(600), "x".repeat(600)];
    const unending = new ReadableStream({
      pull: async (controller) => {
        const chunk = chunks.shift();
        if (chunk === undefined) await new Promise(() => undefined);
        controller.enqueue(new TextEncoder().encode(chunk));
      },
    });
    expect((await post(unending, signed(""))).status).toBe(413);
    expect(taken).toEqual([]);
  });
});
