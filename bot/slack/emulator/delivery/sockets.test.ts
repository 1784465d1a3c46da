import { describe, expect, test } from "vitest";
import { LIMITS } from "../limits.ts";
import { createSocketClient } from "../testing/app.ts";
import { openOffice } from "../testing/office.ts";

describe("two connections", () => {
  test("get each event once, in turn", async () => {
    const { slack } = await openOffice();
    const counts = [0, 0];
    for (const place of [0, 1]) {
      const client = createSocketClient(slack);
      client.on("slack_event", async ({ ack }) => {
        counts[place] = (counts[place] ?? 0) + 1;
        await ack();
      });
      await client.start();
    }
    for (let count = 0; count < 10; count += 1) await slack.user("U1").says(`質問${count}`, { in: "D1" });
    expect(counts).toEqual([5, 5]);
  });

  test("lose nothing while one is refreshed", async () => {
    const { slack } = await openOffice();
    const [first, second] = [createSocketClient(slack), createSocketClient(slack)];
    const received: string[] = [];
    for (const client of [first, second]) {
      client.on("slack_event", async ({ ack, body }) => {
        received.push(body.event.text);
        await ack();
      });
      await client.start();
    }
    const ended = new Promise((resolve) => first.once("disconnected", resolve));
    slack.refresh(0);
    await slack.user("U1").says("その間の質問", { in: "D1" });
    await ended;
    expect(slack.openSockets()).toBe(1);
    await first.start();
    expect(slack.openSockets()).toBe(2);
    expect(received).toEqual(["その間の質問"]);
  });
});

test("what happens while nobody is connected is held until somebody is", async () => {
  const { slack, clock } = await openOffice();
  const { acknowledged } = slack.user("U1").writes("待つ質問", { in: "D1" });
  clock.advance(600_000);
  const client = createSocketClient(slack);
  client.on("slack_event", ({ ack }) => ack());
  await client.start();
  await acknowledged;
  expect(slack.acknowledgements.count).toMatchObject({ sent: 1, acknowledged: 1 });
});

test("connections can be refused for a while, and cut without a word", async () => {
  const { slack } = await openOffice();
  const client = createSocketClient(slack);
  const allow = slack.refuseConnections("internal_error");
  await expect(client.start()).rejects.toThrow("internal_error");
  allow();
  await client.start();
  const ended = new Promise((resolve) => client.once("disconnected", resolve));
  slack.cut();
  await ended;
  expect(slack.openSockets()).toBe(0);
});

test("an address given by apps.connections.open admits one connection", async () => {
  const { slack, client } = await openOffice();
  const { url = "" } = await client.apps.connections.open({ token: "xapp-emulator" });
  const closed = (socket: WebSocket) =>
    new Promise<number>((resolve) => socket.addEventListener("close", ({ code }) => resolve(code)));
  const first = new WebSocket(url);
  await new Promise((resolve) => first.addEventListener("message", resolve));
  expect(await closed(new WebSocket(url))).toBe(4401);
  first.close();
  await closed(first);
  await slack.until(() => slack.openSockets() === 0);
});

test("ten connections are open at most", async () => {
  const { slack } = await openOffice();
  for (let count = 0; count < LIMITS.sockets; count += 1) await createSocketClient(slack).start();
  await expect(createSocketClient(slack).start()).rejects.toThrow("too_many_websockets");
});
