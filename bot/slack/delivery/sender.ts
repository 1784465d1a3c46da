import type { Outbox, Sending } from "../../store/outbox.ts";
import type { Deliver, Delivered } from "./deliver.ts";
import { dispatchFrom } from "./dispatch.ts";
import { createPump, type Pump } from "./pump.ts";

interface Parts {
  readonly outbox: Outbox;
  readonly deliver: Deliver;
  readonly worker: string;
  readonly leaseMs: number;
  /** Slack takes one message a second and channel: https://docs.slack.dev/apis/web-api/rate-limits */
  readonly channelIntervalMs: number;
  readonly concurrency: number;
  readonly idleMs: number;
  readonly clock: () => number;
  readonly log: (line: string) => void;
}

/** After so long without success a message is given up, in milliseconds. */
const PATIENCE_MS = 24 * 3600 * 1_000;
const LONGEST_WAIT_MS = 60_000;

/** Sends what waits in the outbox, each channel in order and at its pace, until Slack has it. */
export function createSender(parts: Parts): Pick<Pump, "wake" | "busy" | "stop"> {
  const { outbox, deliver, worker, leaseMs, channelIntervalMs, concurrency, idleMs, clock, log } = parts;
  return createPump({ take, work, concurrency, idleMs, log });

  function take(): Promise<Sending | undefined> {
    const now = clock();
    return outbox.take({ worker, now, until: now + leaseMs, interval: channelIntervalMs });
  }

  async function work(sending: Sending): Promise<void> {
    const delivered = await deliver(sending.key, dispatchFrom(sending.body), sending.isUnsure);
    const now = clock();
    switch (delivered.kind) {
      case "sent":
        return outbox.sent(sending.key, delivered.reference, now);
      case "refused":
        log(`slack, sending ${sending.key}: ${delivered.error}`);
        return outbox.failed(sending.key, delivered.error, now);
      case "later":
        if (now - sending.createdAt > PATIENCE_MS) {
          log(`slack, sending ${sending.key}: given up after ${sending.attempts} attempts`);
          return outbox.failed(sending.key, "no answer", now);
        }
        return outbox.retry(sending.key, now + waitOf(delivered, sending.attempts), delivered.isUnsure);
    }
  }
}

function waitOf({ waitMs }: Extract<Delivered, { kind: "later" }>, attempts: number): number {
  return waitMs ?? Math.min(LONGEST_WAIT_MS, 500 * 2 ** Math.min(attempts, 7));
}
