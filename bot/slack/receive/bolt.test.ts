import { App } from "@slack/bolt";
import { expect, onTestFinished, test } from "vitest";
import { createSocketModeTransport } from "./socket-mode.ts";
import { openLink } from "./testing/link.ts";

test("Bolt's listeners take what the transport hands on, and their acknowledgement reaches Slack", async () => {
  const link = await openLink();
  const receiver = { init: () => undefined, start: async () => undefined, stop: async () => undefined };
  const authorize = async () => ({ botToken: "xoxb-1", botUserId: "UBOT", botId: "B1" });
  const bolt = new App({ receiver, authorize, convoStore: false });
  bolt.command("/do", ({ ack, command }) => ack({ response_type: "ephemeral", text: `「${command.text}」ですね。` }));
  const transport = createSocketModeTransport({
    appToken: "xapp-1",
    apiUrl: link.apiUrl,
    proxy: null,
    intake: (event) => bolt.processEvent(event),
    log: () => undefined,
    connections: 1,
  });
  onTestFinished(() => transport.stop());
  await transport.start();

  const payload = { command: "/do", text: "ask", team_id: "T1", user_id: "U1", channel_id: "C1", trigger_id: "1.2" };
  link.send({ envelope_id: "c1", type: "slash_commands", accepts_response_payload: true, payload });
  await link.until(() => link.acknowledged.length === 1);
  expect(link.acknowledged).toEqual([
    { envelope_id: "c1", payload: { response_type: "ephemeral", text: "「ask」ですね。" } },
  ]);
});
