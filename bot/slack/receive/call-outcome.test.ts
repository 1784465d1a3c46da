import { createServer, type RequestListener } from "node:http";
import { describe, expect, test } from "vitest";
import { type CallOutcome, describeFailure, outcomeOf } from "./call-outcome.ts";
import { abandonedHost, listen } from "./testing/listen.ts";
import { createSlackClient } from "./web-client.ts";

/** How a call goes where Slack answers in this way. */
async function called(answer: RequestListener, timeoutMs?: number): Promise<CallOutcome<unknown>> {
  return call(await listen(createServer(answer)), timeoutMs);
}

function call(host: string, timeoutMs?: number): Promise<CallOutcome<unknown>> {
  const timeout = timeoutMs === undefined ? {} : { timeoutMs };
  const parts = { botToken: "xoxb-1", apiUrl: `http://${host}/api`, proxy: null, log: () => undefined, ...timeout };
  return outcomeOf(createSlackClient(parts).chat.postMessage({ channel: "C1", text: "はい" }));
}

function says(json: object, status = 200, headers: Readonly<Record<string, string>> = {}): RequestListener {
  return (_, response) => void response.writeHead(status, headers).end(JSON.stringify(json));
}

describe("the outcome of a call", () => {
  test("is done where Slack did it", async () => {
    expect(await called(says({ ok: true, ts: "1.2" }))).toMatchObject({ kind: "done", result: { ts: "1.2" } });
  });

  test.each(["unknown_method", "channel_not_found", "msg_blocks_too_long", "message_not_in_streaming_state"])(
    "is refused with Slack's word %s",
    async (error) => {
      expect(await called(says({ ok: false, error }))).toEqual({ kind: "refused", error });
    },
  );

  test("is refused with the word alone where a stand-in explains it", async () => {
    expect(await called(says({ ok: false, error: "invalid_blocks: too many" }))).toEqual({
      kind: "refused",
      error: "invalid_blocks",
    });
  });

  test("is rate-limited for as long as Slack says, at once and without a further request", async () => {
    let requests = 0;
    const refusal = says({ ok: false, error: "ratelimited" }, 429, { "retry-after": "7" });
    const outcome = await called((request, response) => {
      requests += 1;
      refusal(request, response);
    });
    expect(outcome).toEqual({ kind: "rate-limited", retryAfterMs: 7_000 });
    expect(requests).toBe(1);
  });

  test.each([
    ["without a time", {}],
    ["with a date", { "retry-after": "Wed, 25 Nov 2026 09:00:00 GMT" }],
  ])("is rate-limited for half a minute by a 429 %s", async (_, headers) => {
    expect(await called(says({}, 429, headers))).toEqual({ kind: "rate-limited", retryAfterMs: 30_000 });
  });

  test("is rate-limited where Slack says so with status 200", async () => {
    expect(await called(says({ ok: false, error: "ratelimited" }))).toMatchObject({ kind: "rate-limited" });
  });

  test.each(["internal_error", "fatal_error", "service_unavailable"])(
    "is unknown where Slack failed itself: %s",
    async (error) => {
      expect(await called(says({ ok: false, error }))).toMatchObject({ kind: "unreachable" });
    },
  );

  test("is unknown where a server in between fails, and refused where the request is at fault", async () => {
    expect(await called(says({}, 503))).toMatchObject({ kind: "unreachable" });
    expect(await called(says({}, 407))).toMatchObject({ kind: "unreachable" });
    expect(await called(says({}, 413))).toEqual({ kind: "refused", error: "http_413" });
  });

  test("is unknown where somebody else's page answers in Slack's place", async () => {
    const page = await called((_, response) => void response.end("<html>ログインしてください</html>"));
    expect(page).toMatchObject({ kind: "unreachable" });
    expect(await called(says({ ok: false }))).toMatchObject({ kind: "unreachable" });
  });

  test("is unknown where nobody listens, and the log hears what the operating system said", async () => {
    const outcome = await call(await abandonedHost());
    expect(outcome.kind === "unreachable" && describeFailure(outcome)).toMatch(/ECONNREFUSED/u);
  });

  test("is unknown where the connection breaks off within the answer", async () => {
    const outcome = await called((_, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write('{"ok":', () => response.destroy());
    });
    expect(outcome).toMatchObject({ kind: "unreachable" });
  });

  test("is unknown where Slack does not answer in time", async () => {
    expect(await called(() => undefined, 20)).toMatchObject({ kind: "unreachable" });
  });
});

test("a fault of ours is not taken for a failure of Slack's", async () => {
  await expect(outcomeOf(Promise.reject(new TypeError("ours")))).rejects.toThrow("ours");
});
