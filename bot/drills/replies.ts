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
  /** Replies that stand in another thread, or whose asker heard the first word before somebody who asked earlier. */
  readonly misplaced: number;
  /** Replies that stand above the reply to what was asked earlier: they took the place of their note, and the earlier one did not. */
  readonly overtaking: number;
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
  const known = new Set(asked.map(keyOf).flatMap((key) => [key, noteOf(key)]));
  const counted = asked.map((each) => {
    const replies = byKey.get(keyOf(each)) ?? [];
    return { asked: each, replies, words: [...replies, ...(byKey.get(noteOf(keyOf(each))) ?? [])] };
  });
  const threads = Map.groupBy(
    counted.filter(({ replies }) => replies.length > 0),
    ({ asked: { channel, threadTs } }) => `${channel}:${threadTs}`,
  );
  return {
    once: counted.filter(({ replies }) => replies.length === 1).length,
    lost: counted.filter(({ replies }) => replies.length === 0).map((each) => each.asked),
    twice: counted.filter(({ replies }) => replies.length > 1).length,
    misplaced: sum(threads, misplacedIn),
    overtaking: sum(threads, (thread) => disordered(thread, ({ replies: [reply] }) => reply?.ts ?? "")),
    unexplained: replied.filter(({ key }) => !known.has(key.replace(/#\d+$/u, ""))).length,
  };
}

interface Answered {
  readonly asked: Asked;
  readonly replies: readonly Replied[];
  /** The replies, and the note of the place in the queue. */
  readonly words: readonly Replied[];
}

function misplacedIn(thread: readonly Answered[]): number {
  const elsewhere = thread.filter(({ asked, replies: [reply] }) => reply?.threadTs !== asked.threadTs).length;
  return elsewhere + disordered(thread, ({ words }) => words.map(({ ts }) => ts).toSorted()[0] ?? "");
}

/** How many come before what was asked earlier. */
function disordered(thread: readonly Answered[], momentOf: (answered: Answered) => string): number {
  const moments = thread.toSorted((one, other) => compare(one.asked.ts, other.asked.ts)).map(momentOf);
  return moments.filter((moment, index) => moment < (moments[index - 1] ?? "")).length;
}

function sum(
  threads: ReadonlyMap<string, readonly Answered[]>,
  count: (thread: readonly Answered[]) => number,
): number {
  return [...threads.values()].reduce((total, thread) => total + count(thread), 0);
}

function noteOf(key: string): string {
  return placeKey(key.slice(messageKey("").length));
}

function keyOf({ channel, ts }: Asked): string {
  return messageKey(`${channel}:${ts}`);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
