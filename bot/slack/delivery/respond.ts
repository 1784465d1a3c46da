import type { webApi } from "@slack/bolt";
import type { Outcome } from "./call.ts";

/** The longest that Slack is told to let us wait by a 429 without a number, in seconds. */
const WAIT_UNLESS_TOLD_SECONDS = 30;

/**
 * Posts to the address that Slack gives with a command. It lives for half an hour and takes five messages:
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
export function createRespond(fetch: webApi.FetchFunction): (url: string, body: object) => Promise<Outcome> {
  return async (url, body) => {
    try {
      const headers = { "content-type": "application/json" };
      const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
      if (response.ok) return { kind: "done", result: {} };
      if (response.status === 429) {
        const seconds = Number(response.headers.get("retry-after") ?? WAIT_UNLESS_TOLD_SECONDS);
        return { kind: "rate-limited", retryAfterMs: seconds * 1_000 };
      }
      if (response.status >= 500) return { kind: "unreachable", cause: new Error(`status ${response.status}`) };
      return { kind: "refused", error: `http_${response.status}` };
    } catch (cause) {
      return { kind: "unreachable", cause: cause instanceof Error ? cause : new Error(String(cause)) };
    }
  };
}
