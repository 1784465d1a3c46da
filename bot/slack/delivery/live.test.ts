import { beforeEach, expect, test } from "vitest";
import type { Progress } from "../../../rag/contract.ts";
import type { Outcome } from "./call.ts";
import { type BeginLive, createLive } from "./live.ts";

const PLACE = { channel: "C1", threadTs: "1.0", user: "U1", team: "T1" };
let called: { readonly method: string; readonly parameters: Readonly<Record<string, unknown>> }[];
let answers: Outcome[];
let now: number;
let begin: BeginLive;

beforeEach(() => {
  called = [];
  answers = [];
  now = 0;
  begin = createLive({
    call: async (method, parameters) => {
      called.push({ method, parameters });
      return answers.shift() ?? { kind: "done", result: { ts: "7.7" } };
    },
    chunks: (sentence) => [sentence],
    clock: () => now,
  });
});

/** A reply of these sentences. @returns its stream */
function write(...sentences: readonly string[]) {
  const live = begin(PLACE);
  const all: Progress[] = [
    { kind: "status", text: "資料を探しています" },
    { kind: "status", text: "回答を書いています" },
    ...sentences.map((text): Progress => ({ kind: "sentence", text, labels: [1] })),
  ];
  for (const progress of all) live.onProgress(progress);
  return live.end();
}

test("sentences of a model stand in one stream, in order, for whoever asked", async () => {
  expect(await write("一つ。", "二つ。")).toEqual({ ts: "7.7", isWhole: true });
  expect(called).toEqual([
    {
      method: "chat.startStream",
      parameters: {
        ...{
          channel: "C1",
          thread_ts: "1.0",
          recipient_user_id: "U1",
          recipient_team_id: "T1",
          markdown_text: "一つ。",
        },
      },
    },
    { method: "chat.appendStream", parameters: { channel: "C1", ts: "7.7", markdown_text: "二つ。" } },
  ]);
});

test("a quotation, which is there at once, begins no stream", async () => {
  const live = begin(PLACE);
  live.onProgress({ kind: "status", text: "資料を探しています" });
  live.onProgress({ kind: "sentence", text: "五日とする。", labels: [1] });
  expect(await live.end()).toBeNull();
  expect(called).toEqual([]);
});

test("a stream that breaks off is told to be incomplete, and nothing more is added to it", async () => {
  answers = [
    { kind: "done", result: { ts: "7.7" } },
    { kind: "refused", error: "message_not_in_streaming_state" },
  ];
  expect(await write("一つ。", "二つ。", "三つ。")).toEqual({ ts: "7.7", isWhole: false });
  expect(called).toHaveLength(2);
});

test("a Slack without streams is asked for one once", async () => {
  answers = [{ kind: "refused", error: "unknown_method" }];
  expect(await write("一つ。", "二つ。")).toBeNull();
  expect(await write("三つ。")).toBeNull();
  expect(called).toHaveLength(1);
});

test("no stream is begun while Slack says that it has had too many", async () => {
  answers = [{ kind: "rate-limited", retryAfterMs: 5_000 }];
  expect(await write("一つ。")).toBeNull();
  now = 4_999;
  expect(await write("二つ。")).toBeNull();
  now = 5_000;
  expect(await write("三つ。")).toEqual({ ts: "7.7", isWhole: true });
});

test("within a minute fewer are begun than Slack allows", async () => {
  const streams = [];
  for (let at = 0; at < 30; at += 1) streams.push(await write("一つ。"));
  expect(streams.filter((stream) => stream !== null)).toHaveLength(18);
  now = 60_000;
  expect(await write("一つ。")).not.toBeNull();
});
