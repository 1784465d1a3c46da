import { setTimeout as pause } from "node:timers/promises";
import type { EmulatorProcess } from "../slack/emulator/control/process.ts";
import { type Asked, type Replied, repliesIn, type Tally, tally } from "./replies.ts";
import type { Stage } from "./stage.ts";

const LOOK_AGAIN_MS = 1_000;

/** Waits until each has a reply, or until the patience ends. @returns how many have none */
export async function awaitReplies(
  slack: EmulatorProcess,
  asked: readonly Asked[],
  { patienceMs, onProgress }: { readonly patienceMs: number; readonly onProgress: Stage["onProgress"] },
): Promise<number> {
  const deadline = performance.now() + patienceMs;
  let open = asked;
  for (;;) {
    open = (await countReplies(slack, open)).lost;
    onProgress("Waiting for replies", asked.length - open.length, asked.length);
    if (open.length === 0 || performance.now() > deadline) return open.length;
    await pause(LOOK_AGAIN_MS);
  }
}

/** Counts the replies as they stand in Slack now. */
export async function countReplies(slack: EmulatorProcess, asked: readonly Asked[]): Promise<Tally> {
  const replied: (readonly Replied[])[] = [];
  for (const channel of new Set(asked.map((each) => each.channel)))
    replied.push(repliesIn(channel, await slack.get(`/messages/${channel}`)));
  return tally(asked, replied.flat());
}
