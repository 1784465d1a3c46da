import { webApi } from "@slack/bolt";
import { createBoltLogger } from "./bolt-logger.ts";
import type { OutboundProxy } from "./proxy.ts";
import { createSlackFetch } from "./slack-fetch.ts";

interface Parts {
  readonly botToken: string;
  /** Null for Slack itself. */
  readonly apiUrl: string | null;
  readonly proxy: OutboundProxy | null;
  readonly log: (line: string) => void;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 15_000;

/** Calls the Web API once each time: who calls decides what to do about a failure (see call-outcome.ts). */
export function createSlackClient({ botToken, apiUrl, proxy, log, timeoutMs = TIMEOUT_MS }: Parts): webApi.WebClient {
  return new webApi.WebClient(botToken, {
    ...clientOptions({ apiUrl, proxy, timeoutMs }),
    logger: createBoltLogger(log),
  });
}

/** What every client of the Web API has in common, also those inside the SDK. */
export function clientOptions({
  apiUrl,
  proxy,
  timeoutMs = TIMEOUT_MS,
}: Pick<Parts, "apiUrl" | "proxy" | "timeoutMs">) {
  return {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    fetch: createSlackFetch(proxy),
    timeout: timeoutMs,
    // One that waits out a 429 holds up all calls behind it, of every method.
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
  } satisfies webApi.WebClientOptions;
}
