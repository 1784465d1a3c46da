import { expect, test } from "vitest";
import { LIMITS } from "../limits.ts";
import { createApp, createSocketClient } from "../testing/app.ts";
import { openOffice } from "../testing/office.ts";

interface Received {
  readonly id: string;
  readonly retry: number;
  readonly reason: string;
}

/** An office whose app keeps what it receives, and acknowledges it where `acknowledges` says so. */
async function openReceiving(acknowledges: (received: Received) => boolean) {
  const office = await openOffice();
  const client = createSocketClient(office.slack);
  const received: Received[] = [];
  client.on("slack_event", async ({ ack, body, retry_num, retry_reason, type }) => {
    if (type !== "events_api") return;
    const event = { id: body.event_id, retry: retry_num, reason: retry_reason };
    received.push(event);
    if (acknowledges(event)) await ack();
    else office.slack.workspace.changes.tell({ kind: "socket" });
  });
  await client.start();
  return { ...office, received, until: (count: number) => office.slack.until(() => received.length >= count) };
}

test("an event that is not acknowledged comes again at once, after one and after five minutes, then no more", async () => {
  const { slack, clock, received, until } = await openReceiving(() => false);
  const { message, acknowledged } = slack.user("U1").writes("質問です", { in: "D1" });
  expect(message.text).toBe("質問です");
  await until(1);
  clock.advance(LIMITS.acknowledgeMs - 1);
  expect(received).toHaveLength(1);
  clock.advance(1);
  await until(2);
  clock.advance(LIMITS.acknowledgeMs);
  clock.advance(60_000);
  await until(3);
  clock.advance(LIMITS.acknowledgeMs);
  clock.advance(5 * 60_000);
  await until(4);
  clock.advance(LIMITS.acknowledgeMs);
  await acknowledged;
  expect(received.map(({ retry, reason }) => [retry, reason])).toEqual([
    [0, ""],
    [1, "timeout"],
    [2, "timeout"],
    [3, "timeout"],
  ]);
  expect(new Set(received.map(({ id }) => id)).size).toBe(1);
  expect(slack.acknowledgements.count).toEqual({ sent: 1, acknowledged: 0, late: 0, unanswered: 1 });
});

test("an event that is acknowledged the second time comes no third time", async () => {
  const { slack, clock, received, until } = await openReceiving(({ retry }) => retry === 1);
  const { acknowledged } = slack.user("U1").writes("質問です", { in: "D1" });
  await until(1);
  clock.advance(LIMITS.acknowledgeMs);
  await acknowledged;
  clock.advance(10 * 60_000);
  expect(received).toHaveLength(2);
  expect(slack.acknowledgements.count).toEqual({ sent: 1, acknowledged: 1, late: 0, unanswered: 0 });
});

test("the same event can be delivered twice, and many in any order", async () => {
  const { slack, received } = await openReceiving(() => true);
  const event = (id: string) => ({
    ...{ type: "event_callback", event_id: id },
    event: {
      type: "message",
      channel_type: "im",
      channel: "D1",
      user: "U1",
      text: "質問",
      ts: `1700000000.00000${id}`,
    },
  });
  for (const id of ["2", "1", "2"])
    expect(await slack.deliver("events_api", event(id))).toMatchObject({ kind: "acknowledged" });
  expect(received.map(({ id }) => id)).toEqual(["2", "1", "2"]);
});

test("a mention in a channel comes as a mention and as a message, and the app's own post comes back to it", async () => {
  const office = await openOffice();
  const app = createApp(office.slack);
  const types: string[] = [];
  // Bolt keeps the app's own messages from its listeners.
  app.use(async ({ payload, next }) => {
    if ("type" in payload) types.push(String(payload.type));
    await next();
  });
  app.event("app_mention", async ({ say, event }) => {
    await say({ text: "答え", thread_ts: event.ts });
  });
  await app.start();
  const { ts } = await office.slack.user("U1").mentions("質問です", { in: "C1" });
  await office.slack.until(() => office.slack.acknowledgements.count.acknowledged === 3);
  expect(types.toSorted()).toEqual(["app_mention", "message"]);
  expect(office.slack.thread("C1", ts).map(({ text }) => text)).toEqual(["<@U0BOT> 質問です", "答え"]);
  expect(office.slack.metrics.replies()).toEqual({ 1: 1 });
  expect(office.slack.metrics.waiting()).toBe(0);
});

test("where the app is not a member it hears nothing", async () => {
  const { slack, received } = await openReceiving(() => true);
  await slack.user("U1").mentions("質問です", { in: "C2" });
  await slack.user("U1").says("質問です", { in: "D1" });
  expect(received).toHaveLength(1);
});
