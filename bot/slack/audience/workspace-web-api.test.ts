import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { webApi } from "@slack/bolt";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { Workspace } from "./workspace.ts";
import { ASKING_TIMEOUT_MS, createWorkspace } from "./workspace-web-api.ts";

const ASKING = { rejectRateLimitedCalls: true, retryConfig: { retries: 0 }, timeout: ASKING_TIMEOUT_MS } as const;

interface Asked {
  readonly method: string;
  readonly fields: Readonly<Record<string, string>>;
}

let now = 0;
let asked: Asked[] = [];
/** What the server answers to each method; 429 with this many seconds for a number. */
let answers: Record<string, object | number | ((fields: Asked["fields"]) => object)> = {};
let workspace: Workspace;

beforeEach(async () => {
  now = Date.parse("2026-11-20T03:00:00Z");
  asked = [];
  answers = { "auth.test": { ok: true, user_id: "U0BOT", team_id: "T1" } };
  const server = createServer(async (request, response) => {
    const method = request.url?.replace("/api/", "") ?? "";
    const fields = Object.fromEntries(new URLSearchParams(await text(request)));
    asked.push({ method, fields });
    const answer = answers[method] ?? { ok: false, error: "unknown_method" };
    if (typeof answer === "number") return response.writeHead(429, { "retry-after": `${answer}` }).end();
    const body = typeof answer === "function" ? answer(fields) : answer;
    return response.setHeader("content-type", "application/json").end(JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  const address = server.address();
  const slackApiUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/api/`;
  const client = new webApi.WebClient("xoxb-test", { ...ASKING, slackApiUrl, logLevel: webApi.LogLevel.ERROR });
  workspace = createWorkspace({ call: (method, fields) => client.apiCall(method, fields), clock: () => new Date(now) });
});

const methods = () => asked.map(({ method }) => method);
const user = (id: string, more: object = {}) => ({
  id,
  team_id: "T1",
  profile: { email: `${id}@x.example.jp` },
  ...more,
});

test("the assistant's own account is asked for once", async () => {
  expect(await workspace.self()).toEqual({ userId: "U0BOT" });
  await workspace.self();
  expect(methods()).toEqual(["auth.test"]);
});

test("the assistant's own account is asked for again after it could not be told", async () => {
  answers["auth.test"] = { ok: false, error: "internal_error" };
  await expect(workspace.self()).rejects.toMatchObject({ name: "SlackRefused", reason: "internal_error" });
  answers["auth.test"] = { ok: true, user_id: "U0BOT" };
  expect(await workspace.self()).toEqual({ userId: "U0BOT" });
});

test("an account is a member's or not by the workspace that we are in", async () => {
  answers["users.info"] = ({ user: id }) => ({ ok: true, user: user(id ?? "", id === "U2" ? { team_id: "T2" } : {}) });
  expect(await workspace.account("U1")).toEqual({ userId: "U1", standing: "member", email: "u1@x.example.jp" });
  expect(await workspace.account("U2")).toEqual({ userId: "U2", standing: "external", email: null });
});

test("all accounts come in pages of a thousand, without what is no account", async () => {
  answers["users.list"] = ({ cursor }) =>
    cursor === undefined
      ? { ok: true, members: [user("U1"), { name: "?" }], response_metadata: { next_cursor: "page-2" } }
      : { ok: true, members: [user("U2")], response_metadata: { next_cursor: "" } };
  const first = await workspace.accounts(null);
  expect(first.items.map(({ userId }) => userId)).toEqual(["U1"]);
  const second = await workspace.accounts(first.next);
  expect([second.items.map(({ userId }) => userId), second.next]).toEqual([["U2"], null]);
  expect(asked.filter(({ method }) => method === "users.list").map(({ fields }) => fields.limit)).toEqual([
    "1000",
    "1000",
  ]);
});

test("members of a channel come in pages of less than a thousand", async () => {
  answers["conversations.members"] = ({ cursor }) =>
    cursor === undefined
      ? { ok: true, members: ["U1", "U2"], response_metadata: { next_cursor: "more" } }
      : { ok: true, members: ["U3"] };
  expect(await workspace.members("C1", null)).toEqual({ items: ["U1", "U2"], next: "more" });
  expect(await workspace.members("C1", "more")).toEqual({ items: ["U3"], next: null });
  expect(asked[0]?.fields).toMatchObject({ channel: "C1", limit: "999" });
});

test.each([
  [{ id: "C1" }, false],
  [{ id: "C1", is_shared: false, is_ext_shared: false }, false],
  [{ id: "C1", is_ext_shared: true }, true],
  [{ id: "C1", is_pending_ext_shared: true }, true],
  [{ id: "C1", is_org_shared: true }, true],
  [{ id: "C1", is_shared: true }, true],
  [{ id: "C1", is_global_shared: true }, true],
])("whether a channel is shared is seen by its marks: %j", async (channel, isShared) => {
  answers["conversations.info"] = { ok: true, channel };
  expect(await workspace.isShared("C1")).toBe(isShared);
});

describe("a method", () => {
  test("that was asked too often is left alone as long as Slack says, and nobody waits", async () => {
    answers["users.info"] = 30;
    for (let times = 0; times < 3; times += 1)
      await expect(workspace.account("U1")).rejects.toMatchObject({ reason: "ratelimited" });
    expect(methods()).toEqual(["users.info"]);
    answers["users.info"] = { ok: true, user: user("U1") };
    now += 29_999;
    await expect(workspace.account("U1")).rejects.toMatchObject({ reason: "ratelimited" });
    now += 1;
    expect((await workspace.account("U1")).standing).toBe("member");
  });

  test.each(["unknown_method", "missing_scope"])("that answers %s is left alone for ten minutes", async (error) => {
    answers["users.info"] = { ok: false, error };
    await expect(workspace.account("U1")).rejects.toMatchObject({ reason: error });
    now += 599_999;
    await expect(workspace.account("U2")).rejects.toMatchObject({ reason: error });
    expect(methods()).toEqual(["users.info"]);
    now += 1;
    await expect(workspace.account("U2")).rejects.toMatchObject({ reason: error });
    expect(methods()).toEqual(["users.info", "users.info"]);
  });

  test("that does not know one account is asked for the next", async () => {
    answers["users.info"] = ({ user: id }) =>
      id === "U1" ? { ok: false, error: "user_not_found" } : { ok: true, user: user("U2") };
    await expect(workspace.account("U1")).rejects.toMatchObject({ reason: "user_not_found" });
    expect((await workspace.account("U2")).standing).toBe("member");
  });

  test("that answers something else than it should is refused", async () => {
    answers["users.info"] = { ok: true, user: { name: "?" } };
    await expect(workspace.account("U1")).rejects.toMatchObject({ name: "SlackRefused", reason: "unreadable_answer" });
    answers["conversations.info"] = { ok: true };
    await expect(workspace.isShared("C1")).rejects.toMatchObject({ name: "SlackRefused", reason: "unreadable_answer" });
  });
});

test("a server that cannot be reached refuses every method", async () => {
  const client = new webApi.WebClient("xoxb-test", {
    ...ASKING,
    slackApiUrl: "http://127.0.0.1:1/api/",
    logLevel: webApi.LogLevel.ERROR,
  });
  const unreachable = createWorkspace({
    call: (method, fields) => client.apiCall(method, fields),
    clock: () => new Date(now),
  });
  await expect(unreachable.self()).rejects.toMatchObject({ name: "SlackRefused", reason: "unreachable" });
});
