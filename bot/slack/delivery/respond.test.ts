import { expect, test } from "vitest";
import { createRespond } from "./respond.ts";

function respondWith(answer: Response | Error) {
  const sent: unknown[] = [];
  const respond = createRespond(async (url, init) => {
    sent.push([`${url}`, init?.method, init?.body]);
    if (answer instanceof Error) throw answer;
    return answer;
  });
  return { sent, outcome: respond("https://hooks.slack.com/1", { text: "五日です。" }) };
}

test("the response is posted to its address", async () => {
  const { sent, outcome } = respondWith(new Response("ok"));
  expect(await outcome).toEqual({ kind: "done", result: {} });
  expect(sent).toEqual([["https://hooks.slack.com/1", "POST", '{"text":"五日です。"}']]);
});

test.each([
  [new Response("", { status: 404 }), { kind: "refused", error: "http_404" }],
  [new Response("", { status: 429, headers: { "retry-after": "7" } }), { kind: "rate-limited", retryAfterMs: 7_000 }],
  [new Response("", { status: 502 }), { kind: "unreachable" }],
  [new Error("cut"), { kind: "unreachable", cause: new Error("cut") }],
])("%o is told as it is", async (answer, outcome) => {
  expect(await respondWith(answer).outcome).toMatchObject(outcome);
});
