import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { openStore } from "../../../corpus/store/connection.ts";
import { type AppEventQueue, openAppEventQueue } from "../../store/app-events.ts";
import { backoff, createWebhook, webhookUrlProblem } from "./webhook.ts";

const SECRET = "a secret of both sides, not short";
const ADDRESS = z.object({ port: z.number() });

interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A device management that answers with these statuses in turn, the last of them from then on. */
async function receiver(...statuses: readonly number[]) {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      const status = statuses[Math.min(got.length, statuses.length - 1)] ?? 200;
      got.push({ headers: request.headers, body });
      response.writeHead(status, { location: "/elsewhere" }).end("ok");
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { got, url: `http://127.0.0.1:${ADDRESS.parse(server.address()).port}/hook` };
}

async function sender(url: string) {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  const queue: AppEventQueue = await openAppEventQueue(store);
  const logged: string[] = [];
  let now = Date.parse("2026-11-25T01:00:00.000Z");
  const clock = () => new Date(now);
  const deliver = createWebhook({
    ...{ queue, settings: { url, secret: SECRET }, fetch, clock },
    log: (line) => logged.push(line),
  });
  const pass = (ms: number) => {
    now += ms;
  };
  return { queue, deliver, logged, pass, put: (id: string) => queue.put(id, JSON.stringify({ id }), now) };
}

test("events arrive in order, each signed over id, time and body, and are sent no more", async () => {
  const { got, url } = await receiver(200);
  const { put, deliver, queue } = await sender(url);
  expect([await put("app-1.1"), await put("app-1.2"), await put("app-1.1")]).toEqual([true, true, false]);
  expect([await deliver(), await deliver()]).toEqual([2, 0]);
  expect(got.map(({ headers }) => headers["webhook-id"])).toEqual(["app-1.1", "app-1.2"]);
  for (const { headers, body } of got) {
    const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    const expected = createHmac("sha256", SECRET).update(signed).digest("base64");
    expect(headers["webhook-signature"]).toBe(`v1,${expected}`);
    expect(headers["webhook-timestamp"]).toBe(String(Date.parse("2026-11-25T01:00:00.000Z") / 1000));
  }
  expect((await queue.waiting()).count).toBe(0);
});

test("what fails is tried again later, and what comes after it waits", async () => {
  const { got, url } = await receiver(500, 503, 200);
  const { put, deliver, queue, pass, logged } = await sender(url);
  await put("app-1.1");
  await put("app-1.2");
  expect(await deliver()).toBe(0);
  expect(await deliver()).toBe(0);
  expect(got).toHaveLength(1);
  expect(await queue.waiting()).toMatchObject({ count: 2, reason: "HTTP 500" });
  pass(backoff(1));
  await deliver();
  pass(backoff(2) - 1);
  expect(await deliver()).toBe(0);
  pass(1);
  expect(await deliver()).toBe(2);
  expect(got.map(({ headers }) => headers["webhook-id"])).toEqual(["app-1.1", "app-1.1", "app-1.1", "app-1.2"]);
  expect(logged).toHaveLength(2);
});

test("a redirect is not followed: nothing signed goes elsewhere", async () => {
  const { got, url } = await receiver(302);
  const { put, deliver, queue } = await sender(url);
  await put("app-1.1");
  await deliver();
  expect(got).toHaveLength(1);
  expect(await queue.waiting()).toMatchObject({ count: 1, reason: "HTTP 302" });
});

test("a receiver that is not there loses nothing, and the log tells no secret", async () => {
  const { put, deliver, queue, logged } = await sender("http://127.0.0.1:1/hook");
  await put("app-1.1");
  expect(await deliver()).toBe(0);
  expect((await queue.waiting()).count).toBe(1);
  expect(logged.join()).not.toContain(SECRET);
});

test("what a process held that ended is sent by the next, once its time is over", async () => {
  const { got, url } = await receiver(200);
  const { put, deliver, queue, pass } = await sender(url);
  await put("app-1.1");
  const now = Date.parse("2026-11-25T01:00:00.000Z");
  await queue.take(now, now + 60_000);
  expect(await deliver()).toBe(0);
  pass(60_000);
  expect(await deliver()).toBe(1);
  expect(got).toHaveLength(1);
});

test("waits from ten seconds to an hour", () => {
  expect([1, 2, 3, 9, 10, 1000].map(backoff)).toEqual([10_000, 20_000, 40_000, 2_560_000, 3_600_000, 3_600_000]);
});

test.each([
  ["https://mdm.example.jp/hook", true],
  ["http://127.0.0.1:8080/hook", true],
  ["http://localhost/hook", true],
  ["http://mdm.example.jp/hook", false],
  ["https://user:pass@mdm.example.jp/hook", false],
  ["ftp://mdm.example.jp", false],
  ["mdm.example.jp", false],
])("destination %s: %s", (url, isGood) => {
  expect(webhookUrlProblem(url) === null).toBe(isGood);
});
