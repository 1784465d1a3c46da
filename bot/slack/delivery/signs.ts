import type { Call } from "./call.ts";

/** Shows in a thread that the assistant is at work, where Slack can show that. */
export interface Signs {
  /** Never rejects: a sign that cannot be given is left out. */
  show(channel: string, threadTs: string, status: string): Promise<void>;
  /** Whether the last sign was seen. */
  areShown(): boolean;
}

/** @param clock milliseconds since 1970 */
export function createSigns(call: Call, clock: () => number, log: (line: string) => void): Signs {
  let isMissing = false;
  let isShown = false;
  let pausedUntil = 0;
  return {
    areShown: () => isShown,
    show: async (channel, threadTs, status) => {
      if (isMissing || clock() < pausedUntil) return;
      const outcome = await call("assistant.threads.setStatus", { channel_id: channel, thread_ts: threadTs, status });
      isShown = outcome.kind === "done";
      if (outcome.kind === "rate-limited") pausedUntil = clock() + outcome.retryAfterMs;
      if (outcome.kind === "refused" && /^(?:unknown_method|missing_scope|not_allowed\w*)$/u.test(outcome.error)) {
        isMissing = true;
        log(`slack: no status is shown (${outcome.error})`);
      }
    },
  };
}
