import type { SlackEmulator } from "../../slack/emulator/emulator.ts";
import type { StoredMessage } from "../../slack/emulator/world/messages.ts";

/** Watches what the assistant shows: how soon, and how often for each thing that was asked. */
export interface Tally {
  /** Somebody begins to wait for a first sign now. @param place their thread, or their name where they alone see it */
  waits(place: string): void;
  /** Expects one reply, or one more, of this key. @param key the outbox's, or the name of who alone sees it */
  expects(key: string): void;
  /** It may come once, but need not: it was taken back. */
  excuses(key: string): void;
  /** The message that replied. */
  reply(key: string): StoredMessage | undefined;
  /** What was expected and has come never or twice, and how soon a first sign came, in real milliseconds; begins anew. */
  take(): Taken;
}

interface Taken {
  readonly expected: number;
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  readonly firstSigns: readonly number[];
}

export function createTally(slack: SlackEmulator): Tally {
  const waiting = new Map<string, number>();
  const counts = new Map<string, number>();
  const replies = new Map<string, StoredMessage>();
  const expected = new Map<string, number>();
  const excused = new Set<string>();
  let signs: number[] = [];

  const sign = (place: string) => {
    const since = waiting.get(place);
    if (since === undefined) return;
    waiting.delete(place);
    signs.push(performance.now() - since);
  };
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

  slack.workspace.changes.listen((change) => {
    if (change.kind === "status" && change.status !== "") sign(`${change.channel}:${change.threadTs}`);
    if (change.kind === "ephemeral") {
      sign(change.ephemeral.user);
      count(change.ephemeral.user);
    }
    if ((change.kind !== "posted" && change.kind !== "changed") || !change.message.byApp) return;
    const { channel, ts, threadTs, metadata } = change.message;
    sign(`${channel}:${threadTs ?? ts}`);
    const key = String(metadata?.event_payload.key ?? "");
    count(key);
    replies.set(key, change.message);
  });

  return {
    waits: (place) => void waiting.set(place, performance.now()),
    expects: (key) => void expected.set(key, (expected.get(key) ?? 0) + 1),
    excuses: (key) => void excused.add(key),
    reply: (key) => replies.get(key),
    take: () => {
      const all = [...expected].map(([key, times]) => ({ key, missing: times - (counts.get(key) ?? 0) }));
      const taken = {
        expected: all.reduce((sum, { key }) => sum + (expected.get(key) ?? 0), 0),
        lost: all.filter(({ key, missing }) => missing > 0 && !excused.has(key)).map(({ key }) => key),
        twice: all.filter(({ missing }) => missing < 0).map(({ key }) => key),
        firstSigns: signs,
      };
      for (const each of [waiting, counts, replies, expected, excused]) each.clear();
      signs = [];
      return taken;
    },
  };
}
