import { beforeEach, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../../corpus/store/connection.ts";
import { type Outbox, openOutbox } from "../../store/outbox.ts";
import { noticeMessage } from "../blocks/notices.ts";
import type { Deliver, Delivered } from "./deliver.ts";
import { asOutgoing } from "./dispatch.ts";
import { createSender } from "./sender.ts";

let outbox: Outbox;
let now: number;
let log: string[];

beforeEach(async () => {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  outbox = await openOutbox(store);
  now = 1_000;
  log = [];
});

async function put(key: string, channel = "C1") {
  const place = { kind: "post", channel, threadTs: "1.0", user: null, replaces: null, stream: null } as const;
  await outbox.put(asOutgoing(key, { ...place, message: noticeMessage(`「${key}」です。`) }), now);
}

/** Sends until `deliver` has been called so often. @returns what it was called with */
async function send(times: number, deliver: (key: string) => Delivered, passing = 1_000) {
  const calls: { readonly key: string; readonly isUnsure: boolean; readonly text: string }[] = [];
  const enough = Promise.withResolvers<void>();
  const delivering: Deliver = async (key, dispatch, isUnsure) => {
    calls.push({ key, isUnsure, text: dispatch.message.text });
    if (calls.length === times) enough.resolve();
    now += passing;
    return deliver(key);
  };
  const sender = createSender({
    ...{ outbox, worker: "w", leaseMs: 1e12, channelIntervalMs: 1_000, concurrency: 2, idleMs: 1 },
    deliver: delivering,
    clock: () => now++,
    log: (line) => log.push(line),
  });
  onTestFinished(sender.stop);
  await enough.promise;
  await sender.stop();
  return calls;
}

test("a channel's messages go in order, and each is kept with its name", async () => {
  for (const key of ["a", "b", "c"]) await put(key);
  const calls = await send(3, (key) => ({ kind: "sent", reference: `ts of ${key}` }));
  expect(calls.map(({ text }) => text)).toEqual(["「a」です。", "「b」です。", "「c」です。"]);
  expect(await outbox.referenceOf("b")).toBe("ts of b");
  expect(await outbox.depth()).toBe(0);
});

test("what did not get through is sent again, and is looked for where it may have arrived", async () => {
  await put("a");
  let calls = 0;
  const sent = await send(3, () => {
    calls += 1;
    if (calls === 1) return { kind: "later", waitMs: 5_000, isUnsure: false };
    if (calls === 2) return { kind: "later", waitMs: null, isUnsure: true };
    return { kind: "sent", reference: "1" };
  });
  expect(sent.map(({ isUnsure }) => isUnsure)).toEqual([false, false, true]);
});

test("what Slack refuses for good is given up, with the reason in the log, and the next goes on", async () => {
  await put("a");
  await put("b");
  const sent = await send(2, (key) =>
    key === "a" ? { kind: "refused", error: "account_inactive" } : { kind: "sent", reference: "1" },
  );
  expect(sent.map(({ key }) => key)).toEqual(["a", "b"]);
  expect(log).toEqual(["slack, sending a: account_inactive"]);
});

test("what has not got through for a day is given up", async () => {
  await put("a");
  const day = 24 * 3_600_000;
  await send(1, () => ({ kind: "later", waitMs: 0, isUnsure: true }), day);
  expect(log).toEqual(["slack, sending a: given up after 1 attempts"]);
  expect(await outbox.depth()).toBe(0);
});
