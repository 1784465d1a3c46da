import { createServer } from "node:http";
import { expect, test } from "vitest";
import { outcomeOf } from "./call-outcome.ts";
import type { OutboundProxy } from "./proxy.ts";
import { createSocketModeTransport } from "./socket-mode.ts";
import { envelope, openLink } from "./testing/link.ts";
import { listen } from "./testing/listen.ts";
import { openProxy } from "./testing/tunnels.ts";
import { createSlackClient } from "./web-client.ts";

function clientOf(apiUrl: string, proxy: OutboundProxy | null) {
  return createSlackClient({ botToken: "xoxb-1", apiUrl, proxy, log: () => undefined });
}

test("Socket Mode reaches a Slack that only the proxy can find", async () => {
  const link = await openLink();
  const { url, tunnels } = await openProxy({ "slack.test:80": link.host });
  const proxy = { url, exempt: "" };
  const transport = createSocketModeTransport({
    appToken: "xapp-1",
    apiUrl: "http://slack.test/api",
    proxy,
    intake: (event) => event.ack(),
    log: () => undefined,
    connections: 1,
  });
  await transport.start();
  link.send(envelope("e1"));
  await link.until(() => link.acknowledged.length === 1);
  expect(tunnels).toEqual(["slack.test:80", "slack.test:80"]);
  await transport.stop();
  await link.until(() => link.sockets.size === 0);
});

test("a client's calls go through the proxy", async () => {
  const slack = await listen(createServer((_, response) => void response.end('{"ok":true,"user_id":"U1"}')));
  const { url, tunnels } = await openProxy({ "slack.test:80": slack });
  const client = clientOf("http://slack.test/api", { url, exempt: "" });
  expect(await client.auth.test()).toMatchObject({ user_id: "U1" });
  expect(tunnels).toEqual(["slack.test:80"]);
});

test("this machine and exempt hosts are reached without the proxy", async () => {
  const slack = await listen(createServer((_, response) => void response.end('{"ok":true}')));
  const { url, tunnels } = await openProxy({});
  for (const exempt of ["other.test,office.test", ".office.test", "*"]) {
    const proxy = { url, exempt };
    expect(await clientOf(`http://${slack}/api`, proxy).auth.test()).toMatchObject({ ok: true });
    const beyond = await outcomeOf(clientOf("http://slack.office.test/api", proxy).auth.test());
    expect(beyond).toMatchObject({ kind: "unreachable" });
  }
  expect(tunnels).toEqual([]);
});

test("a proxy that refuses is a Slack that cannot be reached", async () => {
  const refusing = createServer();
  refusing.on("connect", (_, socket) => void socket.end("HTTP/1.1 403 Forbidden\r\n\r\n"));
  const proxy = { url: `http://${await listen(refusing)}`, exempt: "" };
  expect(await outcomeOf(clientOf("http://slack.test/api", proxy).auth.test())).toMatchObject({ kind: "unreachable" });
});

test("nothing is reached through a proxy where there is none", async () => {
  const slack = await listen(createServer((_, response) => void response.end('{"ok":true}')));
  expect(await clientOf(`http://${slack}/api`, null).auth.test()).toMatchObject({ ok: true });
});
