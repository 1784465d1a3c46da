import type { ReceiverEvent } from "@slack/bolt";
import type { Delivery, Inbox, Leased } from "../../store/inbox.ts";
import { classify } from "./classify.ts";
import type { Intake } from "./intake.ts";

interface Parts {
  readonly inbox: Pick<Inbox, "put" | "hold" | "cancel" | "knows">;
  /** This process's name in leases. */
  readonly worker: string;
  readonly leaseMs: number;
  readonly clock: () => number;
  /** The assistant's own account, once known. */
  readonly botUserId: () => Promise<string>;
  /** Handles what is answered in the acknowledgement itself. */
  readonly direct: (event: ReceiverEvent) => Promise<void>;
  /** Handles what this process holds already. */
  readonly handleNow: (leased: Leased) => void;
  /** Something new waits. */
  readonly onQueued: (delivery: Delivery) => void;
  /** Whether the assistant was asked in this thread, by its lane. */
  readonly isOurThread: (lane: string) => Promise<boolean>;
}

/** Keeps what Slack delivers in the inbox before it is acknowledged. */
export function createIntake(parts: Parts): Intake {
  const { inbox, worker, leaseMs, clock, botUserId, direct, handleNow, onQueued, isOurThread } = parts;
  return async (event) => {
    const handling = classify(event.body, await botUserId());
    const now = clock();
    switch (handling.kind) {
      case "direct":
        return direct(event);
      case "ignore":
        return event.ack();
      case "cancel":
        await inbox.cancel(handling.source, now);
        return handling.hadFiles ? direct(event) : event.ack();
      case "now": {
        const held = await inbox.hold(handling.delivery, { worker, now, until: now + leaseMs });
        await event.ack();
        if (held !== undefined) handleNow(held);
        return;
      }
      case "queue": {
        const { delivery, isAddressed } = handling;
        // What people say to each other is neither kept nor read.
        if (!isAddressed && !(await inbox.knows(delivery.lane)) && !(await isOurThread(delivery.lane)))
          return event.ack();
        const isNew = await inbox.put(delivery, now);
        await event.ack();
        if (isNew && isAddressed) onQueued(delivery);
        return;
      }
    }
  };
}
