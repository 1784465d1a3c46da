import type { Clock } from "../clock.ts";
import { CALLS_A_MINUTE, POSTS } from "../limits.ts";

/** Counts a call. @returns 0 where it may go on, otherwise after how many seconds to try again */
export type RateLimit = (method: string, channel: string) => number;

const MINUTE_MS = 60_000;
const REMEMBERED_CHANNELS = 20_000;

/** As many calls as the table allows within any minute, and posts by channel one a second after a short burst. */
export function createRateLimit(clock: Clock): RateLimit {
  const calls = new Map<string, readonly number[]>();
  const posts = new Map<string, { readonly left: number; readonly at: number }>();

  return (method, channel) => {
    const now = clock.now();
    if (method === "chat.postMessage") {
      const before = posts.get(channel) ?? { left: POSTS.burst, at: now };
      const left = Math.min(POSTS.burst, before.left + ((now - before.at) / 1_000) * POSTS.aSecond);
      // Set anew, so that the one posted to longest ago comes first.
      posts.delete(channel);
      posts.set(channel, { left: left < 1 ? left : left - 1, at: now });
      if (posts.size > REMEMBERED_CHANNELS) for (const oldest of posts.keys().take(1)) posts.delete(oldest);
      return left < 1 ? Math.ceil((1 - left) / POSTS.aSecond) : 0;
    }
    const allowed = CALLS_A_MINUTE[method];
    if (allowed === undefined) return 0;
    const recent = (calls.get(method) ?? []).filter((at) => now - at < MINUTE_MS);
    const [oldest = now] = recent;
    const isOver = recent.length >= allowed;
    calls.set(method, isOver ? recent : [...recent, now]);
    return isOver ? Math.max(1, Math.ceil((oldest + MINUTE_MS - now) / 1_000)) : 0;
  };
}
