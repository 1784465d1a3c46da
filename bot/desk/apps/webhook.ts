import { createHmac } from "node:crypto";
import type { AppEventQueue } from "../../store/app-events.ts";

/** Where the device management is told of changes. */
export interface WebhookSettings {
  readonly url: string;
  /** At least 24 characters, known to both sides. */
  readonly secret: string;
}

interface Parts {
  readonly queue: AppEventQueue;
  readonly settings: WebhookSettings;
  readonly fetch: typeof fetch;
  readonly clock: () => Date;
  readonly log: (line: string) => void;
}

/** Hands out what waits, in order, until the queue is empty or something does not arrive. @returns how many arrived */
export type DeliverEvents = () => Promise<number>;

/**
 * Sends each event at least once: a receiver tells by `webhook-id` what it has got already. An answer of 200–299 is an arrival;
 * anything else, redirects included, is tried again later and later, without end, and the events after it wait.
 */
export function createWebhook({ queue, settings, fetch, clock, log }: Parts): DeliverEvents {
  return async () => {
    for (let arrived = 0; ; arrived += 1) {
      const now = clock().getTime();
      const event = await queue.take(now, now + HELD_MS);
      if (event === undefined) return arrived;
      const reason = await send(event.id, event.body);
      if (reason !== null) {
        log(`Device management has not taken event ${event.id} (attempt ${event.attempts}): ${reason}`);
        await queue.failed(event.id, reason, clock().getTime() + backoff(event.attempts));
        return arrived;
      }
      await queue.arrived(event.id, clock().getTime());
    }
  };

  /** @returns why it did not arrive; null where it did */
  async function send(id: string, body: string): Promise<string | null> {
    const timestamp = String(Math.floor(clock().getTime() / 1000));
    const headers = {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      "webhook-signature": signature(settings.secret, { id, timestamp, body }),
    };
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const response = await fetch(settings.url, { method: "POST", headers, body, redirect: "manual", signal });
      await response.body?.cancel();
      return response.ok ? null : `HTTP ${response.status}`;
    } catch (cause) {
      return cause instanceof Error ? cause.message : String(cause);
    }
  }
}

const TIMEOUT_MS = 10_000;
/** Longer than a sending takes: an event is not sent by two processes at once. */
const HELD_MS = 60_000;
const FIRST_RETRY_MS = 10_000;
const LATEST_RETRY_MS = 3_600_000;

/** 10 s, 20 s, 40 s … up to an hour. */
export function backoff(attempts: number): number {
  return Math.min(LATEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempts - 1));
}

/**
 * `v1,` and the HMAC-SHA256 of `ID.TIMESTAMP.BODY` in base64, as Standard Webhooks has it:
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
function signature(
  secret: string,
  { id, timestamp, body }: { readonly id: string; readonly timestamp: string; readonly body: string },
): string {
  return `v1,${createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
}

/** Why an address is no destination; null where it is one: HTTPS, or this machine. */
export function webhookUrlProblem(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || url.username !== "" || url.password !== "")
    return "must be a whole address without a password in it";
  const isLoopback = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopback)) return null;
  return "must begin with https://";
}
