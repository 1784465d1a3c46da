import type { Inbox, Leased } from "../../store/inbox.ts";
import { createPump, type Pump } from "./pump.ts";

interface Parts {
  readonly inbox: Inbox;
  /** Handles one delivery. What it throws is tried again, a few times. */
  readonly handle: (leased: Leased) => Promise<void>;
  /** Hears of a delivery whose handling has failed for the last time. */
  readonly onGivenUp: (leased: Leased, fault: unknown) => Promise<void>;
  readonly worker: string;
  readonly leaseMs: number;
  readonly concurrency: number;
  readonly idleMs: number;
  readonly clock: () => number;
  readonly log: (line: string) => void;
}

export interface Worker extends Pick<Pump, "wake" | "busy"> {
  /** Handles what is held already. */
  handleNow(leased: Leased): void;
  /** Takes nothing more and resolves once what is under way has been handled. */
  stop(): Promise<void>;
}

/** How often a delivery is handled before it is given up; the waits between are 1, 2, 4 and 8 seconds. */
const ATTEMPTS = 5;

/** Takes deliveries from the inbox and handles them, each thread in order, keeping their leases while it does. */
export function createWorker(parts: Parts): Worker {
  const { inbox, handle, onGivenUp, worker, leaseMs, concurrency, idleMs, clock, log } = parts;
  const held = new Map<string, Promise<void>>();
  const handling = new Set<string>();
  const lease = () => ({ worker, now: clock(), until: clock() + leaseMs });
  const pump = createPump({ take, work: hold, concurrency, idleMs, log });
  const beat = setInterval(() => {
    inbox.renew([...held.keys()], lease()).catch((fault: unknown) => log(`slack, renewing leases: ${fault}`));
  }, leaseMs / 3);

  async function take(): Promise<Leased | undefined> {
    const taken = await inbox.take(lease());
    // After a long standstill what is held here may look left behind; taking it has renewed its lease.
    return taken !== undefined && handling.has(taken.key) ? undefined : taken;
  }

  function hold(leased: Leased): Promise<void> {
    const working = work(leased).finally(() => held.delete(leased.key));
    held.set(leased.key, working);
    return working;
  }

  async function work(leased: Leased): Promise<void> {
    handling.add(leased.key);
    try {
      await handle(leased).finally(() => handling.delete(leased.key));
    } catch (fault) {
      log(`slack, ${leased.key}, attempt ${leased.attempts}: ${described(fault)}`);
      if (leased.attempts < ATTEMPTS) {
        await inbox.release(leased.key, worker, clock() + 1_000 * 2 ** (leased.attempts - 1));
        return;
      }
      await onGivenUp(leased, fault);
    }
    await inbox.done(leased.key, worker, clock());
  }

  return {
    wake: pump.wake,
    busy: () => held.size,
    handleNow: (leased) => void hold(leased).catch((fault: unknown) => log(`slack: ${described(fault)}`)),
    stop: async () => {
      await pump.stop();
      await Promise.allSettled(held.values());
      clearInterval(beat);
    },
  };
}

function described(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}
