import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseSettings } from "../settings.ts";
import { type Running, startAssistant } from "../start.ts";
import { createSystemClock } from "./emulator/clock.ts";
import { type Forgery, postSigned } from "./emulator/delivery/signed.ts";
import { BOT, createSlackEmulator, type SlackEmulator } from "./emulator/emulator.ts";
import { replies } from "./testing/look.ts";

const WORLD = {
  users: [
    { id: "U1", email: "p001@hoshimi.example.jp" },
    { id: "U6", email: "p006@hoshimi.example.jp" },
  ],
  channels: [
    { id: "C1", name: "general", members: ["U1", "U6", BOT.userId] },
    { id: "D1", members: ["U1", BOT.userId] },
    { id: "D6", members: ["U6", BOT.userId] },
  ],
};
const FILE = {
  name: "懇談会.md",
  mimetype: "text/markdown",
  bytes: Buffer.from("# 春の懇談会のご案内\n\n会費は3,000円です。当日、受付でお支払いください。\n"),
};

let slack: SlackEmulator;
let product: Running;
let url: string;
let folder: string;

/** The whole product over the sample corpus, to which Slack delivers over HTTP. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "product-"));
  slack = await createSlackEmulator({ clock: createSystemClock(), world: WORLD });
  const secrets = { SLACK_BOT_TOKEN: BOT.token, SLACK_SIGNING_SECRET: BOT.signingSecret, SLACK_API_URL: slack.apiUrl };
  const settings = parseSettings({ PORT: "0", DO_DATA_DIR: folder, ...secrets });
  product = await startAssistant(settings, () => undefined);
  url = `${product.url}/slack/events`;
  slack.deliverTo(url);
}, 60_000);
afterAll(async () => {
  await product.close();
  await slack.close();
  await rm(folder, { recursive: true, force: true });
});

async function lastOf(channel: string, count: number): Promise<string> {
  return (await replies({ slack }, channel, count)).at(-1)?.text ?? "";
}

describe("Slack over HTTP", { timeout: 90_000 }, () => {
  test("is answered as soon as there are documents, also a question that came before", async () => {
    await slack.user("U1").mentions("職員表彰の種類は何ですか", { in: "C1" });
    expect(await lastOf("C1", 1)).toContain("表彰");
    expect(slack.openSockets()).toBe(0);
    await slack.user("U1").command("/do help", { in: "C1" });
    await slack.until(() => slack.ephemerals("U1").length === 1);
  });

  const forgeries: readonly Forgery[] = [
    { secret: "another-secret" },
    { skewSeconds: -301 },
    { skewSeconds: 301 },
    { tamper: (body) => body.replace("年休", "病休") },
  ];
  test("is refused without a word where somebody else, another time or another text was signed", async () => {
    const event = { type: "message", channel: "D1", channel_type: "im", user: "U1", text: "年休は？", ts: "1.1" };
    const payload = { type: "event_callback", event_id: "Ev1", team_id: "T1", event };
    for (const forgery of forgeries) {
      const envelope = { type: "events_api", payload } as const;
      const response = await postSigned(url, createSystemClock(), envelope, forgery);
      expect([response.status, await response.text()]).toEqual([401, ""]);
    }
    expect(slack.messages("D1")).toEqual([]);
  });
});

describe("a file in a direct message", { timeout: 90_000 }, () => {
  test("is asked about in its thread by whoever sent it", async () => {
    const { ts: thread } = await slack.user("U1").uploads(FILE, { in: "D1" });
    expect(await lastOf("D1", 1)).toContain("を読みました。このスレッドで質問してください。");
    await slack.user("U1").says("懇談会の会費はいくらですか？", { in: "D1", thread });
    const answer = await lastOf("D1", 2);
    expect(answer).toContain("会費は3,000円です。");
    expect(answer).toContain("所属の規程ではありません");
    expect(answer).not.toContain("施行");
  });

  test("is taken into the library by an administrator, and answers everyone from then on", async () => {
    await slack.user("U6").uploads(FILE, { in: "D6" });
    const [choice] = await replies({ slack }, "D6", 1);
    if (choice === undefined) throw new Error("There is no choice");
    await slack.user("U6").clicks(choice, "file-take-in");
    expect(await lastOf("D6", 2)).toContain("資料に取り込みました");
    await slack.user("U6").mentions("春の懇談会の会費はいくらですか？", { in: "C1" });
    expect(await lastOf("C1", 2)).toContain("会費は3,000円です。");
  });
});
