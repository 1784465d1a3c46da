import type { ReceiverEvent } from "@slack/bolt";
import { describe, expect, onTestFinished, test } from "vitest";
import { createSocketModeTransport } from "./socket-mode.ts";
import { envelope, HELLO, type Link, openLink, refusing } from "./testing/link.ts";

interface Options {
  readonly connections?: number;
  readonly intake?: (event: ReceiverEvent) => Promise<void>;
}

/** A transport on the link that waits for nothing, and what it did. */
function transportOn(link: Link, { connections = 1, intake = (event) => event.ack() }: Options = {}) {
  const taken: ReceiverEvent[] = [];
  const log: string[] = [];
  const pauses: number[] = [];
  const transport = createSocketModeTransport({
    appToken: "xapp-1",
    apiUrl: link.apiUrl,
    proxy: null,
    intake: (event) => {
      taken.push(event);
      return intake(event);
    },
    log: (line) => void log.push(line),
    connections,
    staggerMs: 0,
    pause: async (milliseconds) => void pauses.push(milliseconds),
    random: () => 1,
  });
  onTestFinished(() => transport.stop());
  return { transport, taken, log, pauses };
}

/** Counts rejections that nobody handles while the test runs. */
function unhandled(): { readonly count: number } {
  const counted = { count: 0 };
  const listener = () => {
    counted.count += 1;
  };
  process.on("unhandledRejection", listener);
  onTestFinished(() => void process.off("unhandledRejection", listener));
  return counted;
}

describe("a delivery", () => {
  test("is handed on with its retry, and acknowledged with the response", async () => {
    const link = await openLink();
    const { transport, taken } = transportOn(link, { intake: (event) => event.ack({ text: "はい" }) });
    await transport.start();
    link.send(envelope("e1", { retry_attempt: 2, retry_reason: "timeout" }));
    await link.until(() => link.acknowledged.length === 1);
    expect(taken).toMatchObject([{ body: { event_id: "e1" }, retryNum: 2, retryReason: "timeout" }]);
    expect(link.acknowledged).toEqual([{ envelope_id: "e1", payload: { text: "はい" } }]);
  });

  test("of a command or a click is handed on as well", async () => {
    const link = await openLink();
    const { transport, taken } = transportOn(link);
    await transport.start();
    link.send({ envelope_id: "c1", type: "slash_commands", payload: { command: "/do" } });
    link.send({ envelope_id: "i1", type: "interactive", payload: { type: "block_actions" } });
    await link.until(() => link.acknowledged.length === 2);
    expect(taken.map(({ body }) => body)).toEqual([{ command: "/do" }, { type: "block_actions" }]);
  });

  test("that could not be kept is not acknowledged, and does not harm the next one", async () => {
    const link = await openLink();
    const intake = (event: ReceiverEvent) =>
      event.body.event_id === "e1" ? Promise.reject(new Error("disk full")) : event.ack();
    const { transport, log } = transportOn(link, { intake });
    await transport.start();
    link.send(envelope("e1"));
    link.send(envelope("e2"));
    await link.until(() => link.acknowledged.length === 1);
    expect(link.acknowledged).toMatchObject([{ envelope_id: "e2" }]);
    expect(log.join()).toContain("will come again: Error: disk full");
    expect(link.sockets.size).toBe(1);
  });

  test.each([
    ["null", "null"],
    ["no JSON", "{"],
    ["an event without an event", envelope("e0", { payload: { type: "app_rate_limited" } })],
    ["an event without a payload", { envelope_id: "e0", type: "interactive" }],
  ])("of %s is passed over", async (_, message) => {
    const rejections = unhandled();
    const link = await openLink();
    const { transport } = transportOn(link);
    await transport.start();
    link.send(message);
    link.send(envelope("e1"));
    await link.until(() => link.acknowledged.length === 1);
    expect(link.acknowledged).toMatchObject([{ envelope_id: "e1" }]);
    expect(rejections.count).toBe(0);
  });
});

describe("a connection that Slack refreshes", () => {
  test("is replaced before it ends, and acknowledges until then", async () => {
    const link = await openLink();
    const stored = Promise.withResolvers<void>();
    const { transport } = transportOn(link, { intake: (event) => stored.promise.then(() => event.ack()) });
    await transport.start();
    link.send(envelope("e1"));
    link.send({ type: "disconnect", reason: "refresh_requested" });
    await link.until(() => link.sockets.size === 2);
    stored.resolve();
    await link.until(() => link.sockets.size === 1);
    expect(link.acknowledged).toMatchObject([{ envelope_id: "e1" }]);
    expect(link.fewest).toBe(1);
  });

  test("two hundred times leaves no moment without one", async () => {
    const rejections = unhandled();
    const link = await openLink();
    const { transport, log } = transportOn(link, { connections: 2 });
    await transport.start();
    await link.until(() => link.sockets.size === 2);
    for (let refreshes = 0; refreshes < 200; refreshes += 2) {
      const before = [...link.sockets];
      link.send({ type: "disconnect", reason: "warning" });
      await link.until(() => link.sockets.size === 2 && !before.some((socket) => link.sockets.has(socket)));
    }
    link.send(envelope("e1"));
    await link.until(() => link.acknowledged.length === 2);
    expect(link.fewest).toBeGreaterThanOrEqual(2);
    expect(transport.state()).toEqual({ open: 2, wanted: 2, opened: 202, refused: 0, problem: null });
    expect(rejections.count).toBe(0);
    expect(log).toEqual([]);
  });

  test("right after its hello is replaced at once", async () => {
    const link = await openLink();
    const { transport } = transportOn(link);
    link.greet(HELLO, { type: "disconnect", reason: "refresh_requested" });
    await transport.start();
    await link.until(() => link.sockets.size === 2);
    await link.until(() => link.sockets.size === 1);
    expect(transport.state()).toMatchObject({ open: 1, opened: 2, refused: 0 });
  });

  test("works on where another one is refused", async () => {
    const link = await openLink();
    const { transport } = transportOn(link);
    await transport.start();
    link.answer(...Array.from({ length: 3 }, () => refusing("internal_error")));
    link.send({ type: "disconnect", reason: "refresh_requested" });
    link.send(envelope("e1"));
    await link.until(() => link.sockets.size === 2);
    await link.until(() => link.sockets.size === 1);
    expect(link.acknowledged).toMatchObject([{ envelope_id: "e1" }]);
    expect(transport.state()).toMatchObject({ opened: 2, refused: 3 });
  });
});

describe("a lost connection", () => {
  test("is opened again within a second", async () => {
    const link = await openLink();
    const { transport, log, pauses } = transportOn(link);
    await transport.start();
    const [first] = link.sockets;
    first?.terminate();
    await link.until(() => link.sockets.size === 1 && !link.sockets.has(first ?? expect.unreachable()));
    expect(pauses).toEqual([0, 1_000]);
    expect(log).toEqual([expect.stringContaining("A connection to Slack was lost")]);
  });
});

describe("refused connections", () => {
  test("are tried again until one is opened, however often, without a rejection that nobody handles", async () => {
    const rejections = unhandled();
    const link = await openLink();
    const { transport, log, pauses } = transportOn(link, { connections: 2 });
    for (let times = 0; times < 100; times += 1) {
      link.answer(
        refusing("internal_error"),
        (_, response) => void response.writeHead(503).end(),
        (request) => void request.socket.destroy(),
      );
    }
    await transport.start();
    await link.until(() => link.sockets.size === 2);
    expect(transport.state()).toMatchObject({ refused: 300 });
    expect(Math.max(...pauses)).toBe(25_000);
    expect(rejections.count).toBe(0);
    expect(log.at(-1)).toBe("Slack is reached again.");
  });

  test("are told once while the reason is the same", async () => {
    const link = await openLink();
    const { transport, log } = transportOn(link);
    link.answer(...Array.from({ length: 50 }, () => refusing("internal_error")));
    await transport.start();
    expect(log).toHaveLength(2);
    expect(log[0]).toContain("internal_error");
  });

  test("wait for as long as Slack asks", async () => {
    const link = await openLink();
    const { transport, pauses } = transportOn(link);
    link.answer((_, response) => void response.writeHead(429, { "retry-after": "40" }).end());
    await transport.start();
    expect(pauses).toEqual([0, 40_000]);
  });

  test.each(["invalid_auth", "not_allowed_token_type", "account_inactive"])(
    "for %s are tried slowly, and say once what to do",
    async (error) => {
      const link = await openLink();
      const { transport, log, pauses } = transportOn(link);
      link.answer(refusing(error), refusing(error));
      await transport.start();
      expect(pauses).toEqual([0, 25_000, 25_000]);
      expect(log[0]).toContain(`Slack refuses SLACK_APP_TOKEN (${error}): it must be`);
      expect(log).toHaveLength(2);
    },
  );

  test("include those that Slack ends because Socket Mode is switched off", async () => {
    const link = await openLink();
    const { transport, log, pauses } = transportOn(link);
    await transport.start();
    link.send({ type: "disconnect", reason: "link_disabled" });
    await link.until(() => link.sockets.size === 2);
    expect(pauses).toEqual([0, 25_000]);
    expect(log[0]).toContain("Socket Mode is switched off");
  });
});

describe("stopping", () => {
  test("acknowledges what is under way, takes nothing more, and disconnects", async () => {
    const link = await openLink();
    const stored = Promise.withResolvers<void>();
    const began = Promise.withResolvers<void>();
    const intake = (event: ReceiverEvent) => {
      began.resolve();
      return stored.promise.then(() => event.ack());
    };
    const { transport, taken } = transportOn(link, { intake });
    await transport.start();
    link.send(envelope("e1"));
    await began.promise;
    const stopped = transport.stop();
    link.send(envelope("e2"));
    await link.read();
    stored.resolve();
    await stopped;
    expect(taken).toHaveLength(1);
    expect(link.acknowledged).toMatchObject([{ envelope_id: "e1" }]);
    expect(transport.state().open).toBe(0);
  });

  test("does not wait for Slack to answer an attempt", async () => {
    const link = await openLink();
    const asked = Promise.withResolvers<void>();
    const { transport } = transportOn(link);
    link.answer(() => asked.resolve());
    const started = transport.start();
    await asked.promise;
    await transport.stop();
    await started;
    expect(link.sockets.size).toBe(0);
  });
});
