import { onTestFinished } from "vitest";
import type { Answer } from "../../../rag/contract.ts";
import type { SlackEmulator } from "../emulator/emulator.ts";
import type { Ephemeral } from "../emulator/world/ephemerals.ts";
import type { StoredMessage } from "../emulator/world/messages.ts";
import type { OpenView } from "../emulator/world/views.ts";
import { type Bench, openBench } from "./bench.ts";

export const UNANSWERABLE: Answer = {
  ...{ kind: "unanswerable", text: "資料からは確認できませんでした。", confidence: 0.1, nearest: [], notices: [] },
  ...{ handOff: { department: "総務部人事課" }, asOf: "2026-11-20", timings: { retrieveMs: 1, composeMs: 0 } },
};

/** A bench that closes with the test. */
export async function open(options: Parameters<typeof openBench>[0] = {}): Promise<Bench> {
  const bench = await openBench(options);
  onTestFinished(bench.close);
  return bench;
}

interface InSlack {
  readonly slack: SlackEmulator;
}

/** The assistant's messages of a conversation, once there are `count`. */
export async function replies({ slack }: InSlack, channel: string, count: number): Promise<readonly StoredMessage[]> {
  const own = () => slack.messages(channel).filter(({ byApp }) => byApp);
  await slack.until(() => own().length >= count);
  return own();
}

export async function only(bench: InSlack, channel: string): Promise<StoredMessage> {
  const [message] = await replies(bench, channel, 1);
  if (message === undefined) throw new Error("There is no reply");
  return message;
}

/** The modal on top, once one is open. */
export async function modal({ slack }: InSlack, user: string): Promise<OpenView> {
  await slack.until(() => slack.user(user).modal() !== undefined);
  const view = slack.user(user).modal();
  if (view === undefined) throw new Error("There is no modal");
  return view;
}

/** The newest of what one person sees alone, once there are `count`. */
export async function alone({ slack }: InSlack, user: string, count = 1): Promise<Ephemeral> {
  await slack.until(() => slack.ephemerals(user).length >= count);
  const last = slack.ephemerals(user).at(-1);
  if (last === undefined) throw new Error("There is nothing to see");
  return last;
}
