import type { Clock } from "./clock.ts";
import type { Change, Changes } from "./world/changes.ts";
import type { StoredMessage } from "./world/messages.ts";

/** How the app answered what people said to it. Latencies are in milliseconds, in the order in which they were known. */
export interface Metrics {
  /** From a message to the first status, message or stream in its thread. */
  readonly firstSigns: readonly number[];
  /** From a message to the app's first message or stream in its thread. */
  readonly firstReplies: readonly number[];
  /** Threads that somebody wrote in and that have no sign yet. */
  waiting(): number;
  /** How many threads got how many messages from the app, for example `{ 1: 10_000 }`. */
  replies(): Readonly<Record<string, number>>;
}

interface Thread {
  readonly askedAt: readonly number[];
  readonly unanswered: readonly number[];
  readonly replies: number;
}

/** Watches every thread in which somebody writes to the app: in direct messages, or with a mention. */
export function createMetrics(
  changes: Changes,
  clock: Clock,
  isAddressed: (message: StoredMessage) => boolean,
): Metrics {
  const threads = new Map<string, Thread>();
  const firstSigns: number[] = [];
  const firstReplies: number[] = [];

  changes.listen((change) => {
    const now = clock.now();
    if (change.kind === "posted" && !change.message.byApp && isAddressed(change.message)) {
      const before = threads.get(keyOf(change.message)) ?? { askedAt: [], unanswered: [], replies: 0 };
      const { askedAt, unanswered, replies } = before;
      threads.set(keyOf(change.message), { askedAt: [...askedAt, now], unanswered: [...unanswered, now], replies });
      return;
    }
    const key = signOf(change);
    const thread = key === undefined ? undefined : threads.get(key);
    if (key === undefined || thread === undefined) return;
    const isReply = change.kind === "posted";
    firstSigns.push(...thread.askedAt.map((at) => now - at));
    if (isReply) firstReplies.push(...thread.unanswered.map((at) => now - at));
    threads.set(key, {
      askedAt: [],
      unanswered: isReply ? [] : thread.unanswered,
      replies: thread.replies + (isReply ? 1 : 0),
    });
  });

  return {
    firstSigns,
    firstReplies,
    waiting: () => threads.values().reduce((sum, { askedAt }) => sum + (askedAt.length > 0 ? 1 : 0), 0),
    replies: () => {
      const counts: Record<string, number> = {};
      for (const { replies } of threads.values()) counts[replies] = (counts[replies] ?? 0) + 1;
      return counts;
    },
  };
}

function signOf(change: Change): string | undefined {
  if (change.kind === "status") return change.status === "" ? undefined : `${change.channel}:${change.threadTs}`;
  return change.kind === "posted" && change.message.byApp ? keyOf(change.message) : undefined;
}

function keyOf({ channel, ts, threadTs }: StoredMessage): string {
  return `${channel}:${threadTs ?? ts}`;
}
