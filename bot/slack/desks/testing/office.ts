import { readFile } from "node:fs/promises";
import { parsePeople } from "../../../people/people.ts";
import { SAMPLE_PEOPLE } from "../../../samples.ts";
import type { StoredMessage } from "../../emulator/world/messages.ts";
import type { OpenView } from "../../emulator/world/views.ts";
import { sampleOffice } from "../../local/office.ts";
import type { Bench } from "../../testing/bench.ts";
import { open } from "../../testing/look.ts";

const PEOPLE = parsePeople(await readFile(SAMPLE_PEOPLE, "utf8"));

/** What a person of 人事課 puts into the form for an app. */
export const APP = {
  "desk-field-appName": "写真で報告",
  "desk-field-purpose": "現場の写真をその場で報告書に入れる",
  "desk-field-users": "道路課の現場担当",
  "desk-field-count": "１２人",
  "desk-field-personalData": "none",
  "desk-field-external": "domestic",
};
export const CASE = {
  "desk-field-name": "道路の損傷を写真1枚で報告",
  "desk-field-before": "電話と紙で1件30分かかった",
  "desk-field-action": "写真を送れば台帳に入るようにした",
  "desk-field-effect": "1件30分が5分になった",
  "desk-field-hours": "1,200時間",
  "desk-field-area": "process",
  "desk-field-caseKind": "improvement",
  "desk-field-credit": "anonymous",
};
export const DAY_MS = 86_400_000;

/** The sample office in an emulated Slack, on Friday 20 November 2026; UP041 is p041's account. */
export function office(options: Parameters<typeof open>[0] = {}): Promise<Bench> {
  return open({ people: PEOPLE, world: sampleOffice(PEOPLE), ...options });
}

/** The newest of the assistant's direct messages to somebody that holds the words. */
export async function told(bench: Bench, user: string, words: string): Promise<StoredMessage> {
  const channel = await bench.slack.user(user).opensMessages();
  return saidIn(bench, channel, words);
}

/** The newest of the assistant's messages in a channel that holds the words. */
export async function saidIn({ slack }: Bench, channel: string, words: string): Promise<StoredMessage> {
  const found = () => slack.messages(channel).findLast(({ byApp, text }) => byApp && text.includes(words));
  await slack.until(() => found() !== undefined);
  const message = found();
  if (message === undefined) throw new Error(`Nothing is said of ${words}`);
  return message;
}

/** The modal on top, once it holds the words. */
export async function shows({ slack }: Bench, user: string, words: string): Promise<OpenView> {
  const holds = () => JSON.stringify(slack.user(user).modal()?.view ?? "").includes(words);
  await slack.until(holds);
  const view = slack.user(user).modal();
  if (view === undefined) throw new Error("There is no modal");
  return view;
}

/** A message as it stands now. */
export function now({ slack }: Bench, { channel, ts }: StoredMessage): StoredMessage {
  const message = slack.messages(channel).find((each) => each.ts === ts);
  if (message === undefined) throw new Error("The message is gone");
  return message;
}

/** What the buttons of a message or view do, in order. */
export function buttonsOf({ blocks }: { readonly blocks: readonly object[] }): readonly string[] {
  return [...JSON.stringify(blocks).matchAll(/"action_id":"desk-do-([^"]+)"/gu)].map(([, press = ""]) => press);
}

/** Sends the form for an app, in its two steps. */
export async function asksForApp(bench: Bench, user: string, entries: Readonly<Record<string, string>> = APP) {
  const { slack } = bench;
  await slack.user(user).command("/do app");
  const first = await shows(bench, user, "次へ");
  await slack.user(user).submits(first, { "desk-field-appName": entries["desk-field-appName"] ?? "" });
  const submitted = await slack.user(user).submits(await shows(bench, user, "何に使いますか"), entries);
  return submitted;
}

/** Presses a button and waits until the message shows what has become of it. */
export async function presses(
  bench: Bench,
  user: string,
  message: StoredMessage,
  press: string,
): Promise<StoredMessage> {
  const before = now(bench, message).text;
  await bench.slack.user(user).clicks(message, `desk-do-${press}`);
  await bench.slack.until(() => now(bench, message).text !== before);
  return now(bench, message);
}

/** Lets an app that p001 asked for come as far as the approval. */
export async function toApproval(bench: Bench): Promise<StoredMessage> {
  await asksForApp(bench, "UP001");
  await presses(bench, "UP005", await told(bench, "UP005", "受付のお願い"), "pass");
  await presses(bench, "UP008", await told(bench, "UP008", "確認のお願い"), "pass");
  await presses(bench, "UP006", await told(bench, "UP006", "意見のお願い"), "agree");
  await presses(bench, "UP045", await told(bench, "UP045", "意見のお願い"), "agree");
  return told(bench, "UP041", "承認のお願い");
}
