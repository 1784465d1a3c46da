import { beforeEach, describe, expect, test } from "vitest";
import type { Outcome } from "./call.ts";
import { createDeliver } from "./deliver.ts";
import type { Post, StoredDispatch } from "./dispatch.ts";
import { createFindPosted } from "./find-posted.ts";

const SHOWN = {
  text: "五日です。",
  blocks: [{ type: "b1" }, { type: "b2" }],
  unfurl_links: false,
  unfurl_media: false,
} as const;
const PLAIN = { ...SHOWN, blocks: [{ type: "plain" }] };
const MESSAGE = { ...SHOWN, plain: PLAIN };
const POST: Post = {
  ...{ kind: "post", channel: "C1", threadTs: "1.0", message: MESSAGE, user: "U1", replaces: null, stream: null },
};
const METADATA = { event_type: "do_reply", event_payload: { key: "k" } };

const UNREACHABLE: Outcome = { kind: "unreachable", cause: new Error("cut") };
const BUSY: Outcome = { kind: "rate-limited", retryAfterMs: 7_000 };
const refused = (error: string): Outcome => ({ kind: "refused", error });

/** Slack as a script: what each call of a method comes to, the last for all further ones. */
let script: Record<string, Outcome[]>;
let called: { readonly method: string; readonly parameters: Readonly<Record<string, unknown>> }[];
let earlier: Map<string, string>;
let waiting: Set<string>;

beforeEach(() => {
  script = {};
  called = [];
  earlier = new Map();
  waiting = new Set();
});

function deliver(dispatch: StoredDispatch, isUnsure = false) {
  const call = async (method: string, parameters: Readonly<Record<string, unknown>>): Promise<Outcome> => {
    called.push({ method, parameters });
    const outcomes = script[method] ?? [];
    return (outcomes.length > 1 ? outcomes.shift() : outcomes[0]) ?? { kind: "done", result: { ts: "9.9" } };
  };
  return createDeliver({
    call,
    respond: (url, body) => call(url, { ...body }),
    findPosted: createFindPosted(call),
    referenceOf: async (key) => earlier.get(key),
    withdraw: async (key) => waiting.delete(key),
  })("k", dispatch, isUnsure);
}

const methods = () => called.map(({ method }) => method);

describe("a message in a channel", () => {
  test("is posted in its thread and carries its key", async () => {
    expect(await deliver(POST)).toEqual({ kind: "sent", reference: "9.9" });
    expect(called).toEqual([
      { method: "chat.postMessage", parameters: { channel: "C1", thread_ts: "1.0", metadata: METADATA, ...SHOWN } },
    ]);
  });

  test("that may have arrived is looked for first", async () => {
    const page = (messages: object[], next_cursor: string): Outcome => ({
      kind: "done",
      result: { messages, response_metadata: { next_cursor } },
    });
    script["conversations.replies"] = [
      page([{ ts: "1.0" }], "more"),
      page([{ ts: "8.8", metadata: { event_type: "do_reply", event_payload: { key: "k" } } }], ""),
    ];
    expect(await deliver(POST, true)).toEqual({ kind: "sent", reference: "8.8" });
    expect(methods()).toEqual(["conversations.replies", "conversations.replies"]);
    expect(called[1]?.parameters).toMatchObject({
      channel: "C1",
      ts: "1.0",
      cursor: "more",
      include_all_metadata: true,
    });
  });

  test.each([
    ["is not there", { kind: "done", result: { messages: [{ ts: "1.0" }] } } as const],
    ["cannot be looked for", refused("unknown_method")],
  ])("that may have arrived and %s is posted", async (_, outcome) => {
    script["conversations.replies"] = [outcome];
    expect(await deliver(POST, true)).toEqual({ kind: "sent", reference: "9.9" });
  });

  test("that may have arrived waits while Slack does not say", async () => {
    script["conversations.history"] = [BUSY];
    const delivered = await deliver({ ...POST, threadTs: null }, true);
    expect(delivered).toEqual({ kind: "later", waitMs: 7_000, isUnsure: true });
    expect(methods()).toEqual(["conversations.history"]);
  });

  test("waits as long as Slack says, or comes again where the call was cut, unsure", async () => {
    script["chat.postMessage"] = [BUSY, UNREACHABLE];
    expect(await deliver(POST)).toEqual({ kind: "later", waitMs: 7_000, isUnsure: false });
    expect(await deliver(POST)).toEqual({ kind: "later", waitMs: null, isUnsure: true });
  });

  test("whose blocks are refused is sent with plain ones, then as text alone", async () => {
    script["chat.postMessage"] = [
      refused("invalid_blocks"),
      refused("msg_blocks_too_long"),
      { kind: "done", result: { ts: "3" } },
    ];
    expect(await deliver(POST)).toEqual({ kind: "sent", reference: "3" });
    expect(called.map(({ parameters }) => parameters.blocks)).toEqual([SHOWN.blocks, PLAIN.blocks, undefined]);
    expect(called[2]?.parameters.text).toBe("五日です。");
  });

  test("that is closed goes to whoever asked, directly", async () => {
    script["chat.postMessage"] = [refused("is_archived"), { kind: "done", result: { ts: "3" } }];
    expect(await deliver(POST)).toEqual({ kind: "sent", reference: "3" });
    expect(called[1]?.parameters).toMatchObject({ channel: "U1", text: "五日です。" });
    expect(called[1]?.parameters).not.toHaveProperty("thread_ts");
  });

  test("that Slack refuses for another reason is given up with the reason", async () => {
    script["chat.postMessage"] = [refused("account_inactive")];
    expect(await deliver(POST)).toEqual({ kind: "refused", error: "account_inactive" });
    expect(methods()).toEqual(["chat.postMessage"]);
  });
});

describe("a message in the place of an earlier one", () => {
  const replacing = (whenBusy: "wait" | "post"): Post => ({ ...POST, replaces: { key: "first", whenBusy } });

  test("changes it where it was sent", async () => {
    earlier.set("first", "5.5");
    expect(await deliver(replacing("post"))).toEqual({ kind: "sent", reference: "5.5" });
    expect(called).toEqual([
      { method: "chat.update", parameters: { channel: "C1", ts: "5.5", metadata: METADATA, ...SHOWN } },
    ]);
  });

  test("is posted where the earlier one has not been sent, which is dropped, or is gone", async () => {
    waiting.add("first");
    await deliver(replacing("post"));
    expect([methods(), waiting.size]).toEqual([["chat.postMessage"], 0]);
    earlier.set("first", "5.5");
    script["chat.update"] = [refused("message_not_found")];
    await deliver(replacing("wait"));
    expect(methods().slice(1)).toEqual(["chat.update", "chat.postMessage", "chat.delete"]);
  });

  test("is posted, or waits, where Slack takes no more changes", async () => {
    earlier.set("first", "5.5");
    script["chat.update"] = [BUSY];
    expect(await deliver(replacing("post"))).toEqual({ kind: "sent", reference: "9.9" });
    expect(methods()).toEqual(["chat.update", "chat.postMessage", "chat.delete"]);
    expect(called[2]?.parameters).toEqual({ channel: "C1", ts: "5.5" });
    expect(await deliver(replacing("wait"))).toEqual({ kind: "later", waitMs: 7_000, isUnsure: false });
  });
});

describe("a stream", () => {
  const streamed = (isWhole: boolean): Post => ({ ...POST, stream: { ts: "7.7", isWhole } });

  test("that shows the conclusion ends with the other blocks", async () => {
    expect(await deliver(streamed(true))).toEqual({ kind: "sent", reference: "7.7" });
    expect(called).toEqual([
      {
        method: "chat.stopStream",
        parameters: { channel: "C1", ts: "7.7", metadata: METADATA, blocks: [{ type: "b2" }] },
      },
    ]);
  });

  test.each([
    ["broke off", false, { kind: "done", result: {} } as const],
    ["has expired", true, refused("message_not_in_streaming_state")],
  ])("that %s is changed into the whole message", async (_, isWhole, outcome) => {
    script["chat.stopStream"] = [outcome];
    expect(await deliver(streamed(isWhole))).toEqual({ kind: "sent", reference: "7.7" });
    expect(methods()).toEqual(["chat.stopStream", "chat.update"]);
    expect(called[1]?.parameters).toMatchObject({ ts: "7.7", ...SHOWN });
  });

  test("that is gone leaves a new message", async () => {
    script["chat.stopStream"] = [refused("message_not_found")];
    script["chat.update"] = [refused("message_not_found")];
    expect(await deliver(streamed(true))).toEqual({ kind: "sent", reference: "9.9" });
  });

  test("waits with its end where Slack is busy", async () => {
    script["chat.stopStream"] = [BUSY];
    expect(await deliver(streamed(true))).toEqual({ kind: "later", waitMs: 7_000, isUnsure: false });
  });
});

describe("what one person sees alone", () => {
  const alone: StoredDispatch = { kind: "ephemeral", channel: "C1", threadTs: null, user: "U1", message: MESSAGE };

  test("is shown in the channel, or told directly where they are not in it", async () => {
    script["chat.postEphemeral"] = [{ kind: "done", result: { message_ts: "4" } }, refused("user_not_in_channel")];
    expect(await deliver(alone)).toEqual({ kind: "sent", reference: "4" });
    await deliver(alone);
    expect(called.at(-1)).toEqual({ method: "chat.postMessage", parameters: { channel: "U1", ...SHOWN } });
  });

  test("answers a command at its address, or elsewhere where that is no longer open", async () => {
    const command: StoredDispatch = {
      ...{ kind: "respond", url: "https://hooks.slack.com/1", message: MESSAGE },
      fallback: { channel: "C1", user: "U1" },
    };
    await deliver(command);
    expect(called[0]).toEqual({ method: command.url, parameters: { response_type: "ephemeral", ...SHOWN } });
    script[command.url] = [refused("expired_url")];
    await deliver(command);
    expect(methods().slice(1)).toEqual([command.url, "chat.postEphemeral"]);
  });
});
