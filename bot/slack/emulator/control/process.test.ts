import { App, SocketModeReceiver } from "@slack/bolt";
import { expect, onTestFinished, test, vi } from "vitest";
import { BOT } from "../app.ts";
import { SILENT } from "../testing/office.ts";
import { startEmulator } from "./process.ts";

test("an emulator of its own process takes a load from outside and says how it was answered", async () => {
  const slack = await startEmulator("--rate-limits=off");
  onTestFinished(() => slack.stop());
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const receiver = new SocketModeReceiver({
    ...{ appToken: BOT.appToken, logger: SILENT, autoReconnectEnabled: false },
    installerOptions: { clientOptions },
  });
  const app = new App({ token: BOT.token, receiver, logger: SILENT, clientOptions, convoStore: false });
  onTestFinished(async () => {
    await app.stop();
  });
  app.message(async ({ message, say }) => {
    if (message.subtype === undefined) await say({ text: "答え", thread_ts: message.ts });
  });
  await app.start();
  const sayings = Array.from({ length: 200 }, (_, place) => ({ user: "U1", in: "D1", text: `質問${place}` }));
  expect(await slack.post("/says", sayings)).toMatchObject({ ts: { length: 200 } });
  await vi.waitFor(async () => expect((await slack.metrics()).replies).toEqual({ 1: 200 }), 20_000);
  const { acknowledgements, firstReplies, waiting } = await slack.metrics();
  expect(acknowledgements).toMatchObject({ unanswered: 0, late: 0 });
  expect(firstReplies).toHaveLength(200);
  expect(waiting).toBe(0);
});

test("it refuses an order that it does not understand", async () => {
  const slack = await startEmulator();
  onTestFinished(() => slack.stop());
  await expect(slack.post("/says", [{ user: "U1" }])).rejects.toThrow("/says");
});
