import { z } from "zod";
import { messageKey, placeKey } from "../slack/delivery/keys.ts";

/** A message that somebody wrote to the assistant. */
export interface Asked {
  readonly channel: string;
  readonly ts: string;
  /** The root of its thread: its own `ts` where it began one. */
  readonly threadTs: string;
}

const MESSAGES = z.array(
  z.object({
    ts: z.string(),
    threadTs: z.string().nullable(),
    byApp: z.boolean(),
    metadata: z.object({ event_payload: z.record(z.string(), z.unknown()) }).nullable(),
  }),
);

/** A message of the assistant's. */
export interface Replied {
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string | null;
  /** What it replies to, as the outbox names it; empty where it names nothing. */
  readonly key: string;
}

export interface Tally {
  readonly once: number;
  /** Those that have no reply. */
  readonly lost: readonly Asked[];
  readonly twice: number;
  /** Replies that stand in another thread, or before the reply to what was asked earlier. */
  readonly misplaced: number;
  /** Messages of the assistant's that reply to nothing that was asked. */
  readonly unexplained: number;
}

/** The assistant's messages among those of a conversation, as the emulator lists them. */
export function repliesIn(channel: string, listed: unknown): readonly Replied[] {
  return MESSAGES.parse(listed)
    .filter(({ byApp }) => byApp)
    .map(({ ts, threadTs, metadata }) => ({ channel, ts, threadTs, key: String(metadata?.event_payload.key ?? "") }));
}

/** Counts the replies to each message. A note of a place in the queue and the further parts of a long reply are none of their own. */
export function tally(asked: readonly Asked[], replied: readonly Replied[]): Tally {
  const byKey = Map.groupBy(replied, ({ key }) => key);
  const known = new Set(asked.map(keyOf).flatMap((key) => [key, placeKey(key.slice(messageKey("").length))]));
  const counted = asked.map((each) => ({ asked: each, replies: byKey.get(keyOf(each)) ?? [] }));
  const threads = Map.groupBy(
    counted.filter(({ replies }) => replies.length > 0),
    ({ asked: { channel, threadTs } }) => `${channel}:${threadTs}`,
  );
  return {
    once: counted.filter(({ replies }) => replies.length === 1).length,
    lost: counted.filter(({ replies }) => replies.length === 0).map((each) => each.asked),
    twice: counted.filter(({ replies }) => replies.length > 1).length,
    misplaced: [...threads.values()].reduce((sum, thread) => sum + misplacedIn(thread), 0),
    unexplained: replied.filter(({ key }) => !known.has(key.replace(/#\d+$/u, ""))).length,
  };
}

function misplacedIn(thread: readonly { readonly asked: Asked; readonly replies: readonly Replied[] }[]): number {
  const inOrder = thread.toSorted((one, other) => compare(one.asked.ts, other.asked.ts));
  return inOrder.filter(({ asked, replies: [reply] }, index) => {
    const before = inOrder[index - 1]?.replies[0]?.ts ?? "";
    return reply === undefined || reply.threadTs !== asked.threadTs || reply.ts < before;
  }).length;
}

function keyOf({ channel, ts }: Asked): string {
  return messageKey(`${channel}:${ts}`);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
