import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { parseSettings } from "../settings.ts";
import { startAssistant } from "../start.ts";
import { createSystemClock } from "./emulator/clock.ts";
import { type Forgery, postSigned } from "./emulator/delivery/signed.ts";
import { BOT, createSlackEmulator } from "./emulator/emulator.ts";

/** The whole product, to which Slack delivers over HTTP. */
async function open() {
  const folder = await mkdtemp(join(tmpdir(), "http-mode-"));
  const clock = createSystemClock();
  const slack = await createSlackEmulator({ clock });
  const secrets = { SLACK_BOT_TOKEN: BOT.token, SLACK_SIGNING_SECRET: BOT.signingSecret, SLACK_API_URL: slack.apiUrl };
  const settings = parseSettings({ PORT: "0", DO_DATA_DIR: folder, ...secrets });
  const running = await startAssistant(settings, () => undefined);
  onTestFinished(async () => {
    await running.close();
    await slack.close();
    await rm(folder, { recursive: true, force: true });
  });
  const url = `${running.url}/slack/events`;
  slack.deliverTo(url);
  return { slack, url, clock };
}

test("a signed event is answered in Slack, as soon as there are documents", { timeout: 60_000 }, async () => {
  const { slack } = await open();
  await slack.user("U1").says("職員表彰の種類は何ですか", { in: "D1" });
  await slack.until(() => slack.messages("D1").some(({ byApp, text }) => byApp && text.includes("表彰")));
  expect(slack.openSockets()).toBe(0);
  await slack.user("U1").command("/do help", { in: "C1" });
  await slack.until(() => slack.ephemerals("U1").length === 1);
});

const FORGERIES: readonly Forgery[] = [
  { secret: "another-secret" },
  { skewSeconds: -301 },
  { skewSeconds: 301 },
  { tamper: (body) => body.replace("年休", "病休") },
];

test("what somebody else has signed, or long ago, in the future or otherwise, is refused without a word", async () => {
  const { slack, url, clock } = await open();
  const event = { type: "message", channel: "D1", channel_type: "im", user: "U1", text: "年休は？", ts: "1.1" };
  const payload = { type: "event_callback", event_id: "Ev1", team_id: "T1", event };
  for (const forgery of FORGERIES) {
    const response = await postSigned(url, clock, { type: "events_api", payload }, forgery);
    expect([response.status, await response.text()]).toEqual([401, ""]);
  }
  const response = await postSigned(url, clock, { type: "events_api", payload });
  expect(response.status).toBe(200);
  expect(slack.messages("D1")).toEqual([]);
});
