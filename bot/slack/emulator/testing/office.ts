import { webApi } from "@slack/bolt";
import { onTestFinished } from "vitest";
import { BOT } from "../app.ts";
import { createManualClock } from "../clock.ts";
import { createSlackEmulator, type EmulatorOptions } from "../emulator.ts";
import type { WorldSeed } from "../world/workspace.ts";

/** Colleagues, a guest and a partner in conversations of every kind. */
const OFFICE: WorldSeed = {
  users: [
    { id: "U1", name: "水沢 佳織", email: "p001@hoshimi.example.jp" },
    { id: "U2", name: "榎本 千夏", email: "p002@hoshimi.example.jp" },
    { id: "UGUEST", name: "ゲスト", kind: "guest" },
    { id: "UPARTNER", name: "取引先", kind: "partner" },
  ],
  channels: [
    { id: "C1", name: "soumu", members: ["U1", "U2", BOT.userId] },
    { id: "C2", name: "without-the-app", members: ["U1"] },
    { id: "CSHARED", name: "with-partner", members: ["U1", "UPARTNER", BOT.userId], external: true },
    { id: "CSECRET", name: "jinji", kind: "private", members: ["U1", BOT.userId] },
    { id: "CHIDDEN", name: "hidden", kind: "private", members: ["U2"] },
    { id: "COLD", name: "old", members: ["U1", BOT.userId], archived: true },
    { id: "D1", members: ["U1", BOT.userId] },
  ],
  groups: [{ id: "S1", handle: "jinji-tanto", users: ["U1", "U2"] }],
};

/** An emulated office whose clock stands still, with the real client of its app. */
export async function openOffice(options: EmulatorOptions = {}) {
  const clock = createManualClock();
  const slack = await createSlackEmulator({ world: OFFICE, clock, ...options });
  onTestFinished(() => slack.close());
  const client = new webApi.WebClient(BOT.token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: SILENT,
  });
  const ask = (channel: string) => slack.user("U1").writes("質問です", { in: channel }).message.ts;
  return { slack, clock, client, ask };
}

/** What an SDK call is refused with, or "ok". */
export function refusal(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "ok",
    (fault: unknown) => {
      if (fault instanceof webApi.WebAPIPlatformError) return String(fault.data.error);
      if (fault instanceof webApi.WebAPIRateLimitedError) return `retry after ${fault.retryAfter}`;
      return String(fault);
    },
  );
}

export const SILENT = {
  ...{ debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  ...{ setLevel: () => undefined, setName: () => undefined, getLevel: () => webApi.LogLevel.ERROR },
};
