import { once } from "node:events";
import { createServer } from "node:http";
import { App, HTTPReceiver } from "@slack/bolt";
import { expect, onTestFinished, test } from "vitest";
import { BOT } from "../app.ts";
import { openOffice, SILENT } from "../testing/office.ts";
import { type Forgery, postSigned } from "./signed.ts";

/** The real Bolt app behind HTTP. */
async function openListening() {
  // Bolt compares timestamps with the machine's own time.
  const office = await openOffice({ clock: { now: () => Date.now(), after: () => () => undefined } });
  const receiver = new HTTPReceiver({ signingSecret: BOT.signingSecret, logger: SILENT });
  const clientOptions = { slackApiUrl: office.slack.apiUrl };
  const app = new App({ token: BOT.token, receiver, logger: SILENT, clientOptions, convoStore: false });
  const server = await receiver.start(0);
  onTestFinished(async () => {
    await receiver.stop();
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/slack/events`;
  office.slack.deliverTo(url);
  return { ...office, app, url };
}

test("events, clicks and commands arrive with signatures that Bolt accepts", async () => {
  const { slack, app } = await openListening();
  const received: string[] = [];
  app.message(async ({ message }) => {
    received.push(message.type);
  });
  app.command("/do", async ({ command, ack }) => {
    received.push(command.text);
    await ack("承りました");
  });
  app.shortcut("ask-anything", async ({ ack, shortcut }) => {
    received.push(shortcut.callback_id);
    await ack();
  });
  await slack.user("U1").says("質問です", { in: "D1" });
  expect(await slack.user("U1").command("/do ask 年次休暇", { in: "C1" })).toMatchObject({ kind: "acknowledged" });
  await slack.user("U1").shortcut("ask-anything");
  expect(received).toEqual(["message", "ask 年次休暇", "ask-anything"]);
  expect(slack.ephemerals("U1")).toMatchObject([{ channel: "C1", text: "承りました" }]);
});

test.each<[string, Forgery, number]>([
  ["as Slack sends it", {}, 200],
  ["signed with another secret", { secret: "wrong" }, 401],
  ["changed on its way", { tamper: (body) => body.replace("質問", "命令") }, 401],
  ["ten minutes old", { skewSeconds: -600 }, 401],
])("a request %s gets %3$i", async (_, forgery, status) => {
  const { url, slack } = await openListening();
  const payload = { type: "event_callback", event_id: "Ev1", event: { type: "message", channel: "D1", text: "質問" } };
  const response = await postSigned(url, slack.workspace.clock, { type: "events_api", payload }, forgery);
  expect(response.status).toBe(status);
});

test("an event that the app's server fails to take comes again at once, saying so", async () => {
  const { slack } = await openOffice();
  const retries: unknown[] = [];
  const server = createServer((request, response) => {
    retries.push([request.headers["x-slack-retry-num"], request.headers["x-slack-retry-reason"]]);
    response.writeHead(retries.length === 1 ? 500 : 200).end();
  });
  onTestFinished(() => {
    server.close();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  slack.deliverTo(`http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/`);
  await slack.user("U1").says("質問です", { in: "D1" });
  expect(retries).toEqual([
    [undefined, undefined],
    ["1", "http_error"],
  ]);
});
