import { App, SocketModeReceiver } from "@slack/bolt";
import { onTestFinished } from "vitest";
import { BOT } from "../app.ts";
import type { SlackEmulator } from "../emulator.ts";
import { SILENT } from "./office.ts";

/** The real Bolt app over Socket Mode, which the test gives its listeners; it acknowledges events by itself. */
export function createApp(slack: SlackEmulator): App {
  const receiver = createReceiver(slack);
  const clientOptions = optionsFor(slack);
  const app = new App({ token: BOT.token, receiver, logger: SILENT, clientOptions, convoStore: false });
  onTestFinished(async () => {
    await app.stop();
  });
  return app;
}

/** The SDK's Socket Mode client alone, which acknowledges nothing by itself. */
export function createSocketClient(slack: SlackEmulator): SocketModeReceiver["client"] {
  const { client } = createReceiver(slack);
  onTestFinished(() => client.disconnect());
  return client;
}

function createReceiver(slack: SlackEmulator): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken: BOT.appToken,
    logger: SILENT,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: optionsFor(slack) },
  });
}

function optionsFor({ apiUrl }: SlackEmulator) {
  return { slackApiUrl: apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };
}
