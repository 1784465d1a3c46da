import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../../corpus/store/connection.ts";
import { type Inbox, openInbox } from "../../store/inbox.ts";
import { createIntake } from "./create-intake.ts";

const BOT = "U0BOT";
let inbox: Inbox;
let done: string[];
let ourThreads: Set<string>;

beforeEach(async () => {
  const store = openStore(":memory:");
  onTestFinished(store.close);
  inbox = await openInbox(store);
  done = [];
  ourThreads = new Set();
});

/** What is done with a delivery, in order; the inbox is asked at the moment of the acknowledgement. */
async function take(body: Record<string, unknown>, changes: Partial<Parameters<typeof createIntake>[0]> = {}) {
  const intake = createIntake({
    inbox,
    worker: "w",
    leaseMs: 100,
    clock: () => 1_000,
    botUserId: async () => BOT,
    direct: async ({ ack }) => {
      done.push("direct");
      await ack();
    },
    handleNow: ({ key }) => done.push(`now ${key.split(":")[0]}`),
    onQueued: ({ key }) => done.push(`queued ${key}`),
    isOurThread: async (lane) => ourThreads.has(lane),
    ...changes,
  });
  await intake({
    body,
    ack: async () => {
      done.push(`ack with ${(await inbox.waiting(10)).length} waiting`);
    },
  });
}

function message(changes: object) {
  const event = { type: "message", channel: "C1", channel_type: "channel", user: "U1", text: "年休は？", ts: "1.1" };
  return { type: "event_callback", event_id: "Ev1", event: { ...event, ...changes } };
}

test("what is meant for the assistant is kept before it is acknowledged, and once", async () => {
  await take(message({ channel: "D1", channel_type: "im" }));
  await take(message({ channel: "D1", channel_type: "im" }));
  expect(done).toEqual(["ack with 1 waiting", "queued message:D1:1.1", "ack with 1 waiting"]);
});

test("what cannot be kept is not acknowledged, so that it comes again", async () => {
  const full = { ...inbox, put: () => Promise.reject(new Error("the disk is full")) };
  await expect(take(message({ channel_type: "im" }), { inbox: full })).rejects.toThrow("the disk is full");
  expect(done).toEqual([]);
});

describe("what people say to each other in a channel", () => {
  test("is acknowledged and not kept", async () => {
    await take(message({}));
    await take(message({ thread_ts: "1.0", ts: "1.2" }));
    expect(done).toEqual(["ack with 0 waiting", "ack with 0 waiting"]);
  });

  test("is kept in a thread where the assistant was asked, long ago or just now", async () => {
    ourThreads.add("C1:1.0");
    await take(message({ thread_ts: "1.0" }));
    await take(message({ channel: "C2", ts: "2.0", text: `<@${BOT}> 年休は？` }));
    await take(message({ channel: "C2", ts: "2.1", thread_ts: "2.0" }));
    expect((await inbox.waiting(10)).map(({ key }) => key)).toEqual([
      "message:C1:1.1",
      "message:C2:2.0",
      "message:C2:2.1",
    ]);
  });
});

test("a press is kept, acknowledged and handled by this process at once", async () => {
  const press = { type: "block_actions", trigger_id: "T1", user: { id: "U1" }, actions: [{ action_id: "share" }] };
  await take(press);
  await take(press);
  expect(done).toEqual(["ack with 0 waiting", "now block_actions", "ack with 0 waiting"]);
  expect(await inbox.take({ worker: "other", now: 1_101, until: 1_200 })).toMatchObject({ attempts: 2 });
});

test("a deleted message cancels what waits for it; one with files is told further", async () => {
  await take(message({ channel: "D1", channel_type: "im" }));
  const deleted = { subtype: "message_deleted", channel: "D1", deleted_ts: "1.1" };
  await take(message(deleted));
  expect(await inbox.waiting(10)).toEqual([]);
  await take(message({ ...deleted, previous_message: { files: [{ id: "F1" }] } }));
  expect(done.slice(2)).toEqual(["ack with 0 waiting", "direct", "ack with 0 waiting"]);
});
