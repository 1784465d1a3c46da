import type { Clock } from "../clock.ts";
import { LIMITS } from "../limits.ts";
import type { Changes } from "../world/changes.ts";
import { createAcknowledgements, type Delivered } from "./acknowledgements.ts";

export type PayloadType = "events_api" | "interactive" | "slash_commands";

/** One attempt to bring something to the app. */
export interface Envelope {
  readonly id: string;
  readonly type: PayloadType;
  readonly payload: object;
  /** 0 at the first attempt. */
  readonly attempt: number;
  readonly reason: string | null;
}

/** How envelopes reach the app. */
export interface Transport {
  /** Resolves once there is somewhere to send to: what happens meanwhile is held, not failed. */
  reachable(): Promise<void>;
  /** Resolves with what the acknowledgement carries; rejects where this attempt failed for good, with the reason. */
  send(envelope: Envelope): Promise<unknown>;
}

/** What became of something that was sent to the app. */
export type Outcome =
  | { readonly kind: "acknowledged"; readonly response: unknown }
  /** Not within three seconds: the person is told that the app did not respond, or the event came again in vain. */
  | { readonly kind: "unanswered" };

export interface Delivery {
  /** Brings it to the app; an event is brought again, at once, after one and after five minutes, until it is acknowledged. */
  send(type: PayloadType, payload: object): Promise<Outcome>;
  readonly acknowledgements: Delivered;
}

interface Options {
  readonly clock: Clock;
  readonly changes: Changes;
  readonly transport: () => Transport;
}

export function createDelivery({ clock, changes, transport }: Options): Delivery {
  const record = createAcknowledgements();
  let count = 0;

  return {
    acknowledgements: record,
    send: (type, payload) =>
      new Promise((resolve) => {
        const id = `envelope-${++count}`;
        record.sent(clock.now());
        let settled = false;

        const acknowledged = (response: unknown, at: number) => {
          record.acknowledged(clock.now() - at, settled);
          settled = true;
          changes.tell({ kind: "acknowledged", envelope: id });
          resolve({ kind: "acknowledged", response });
        };
        const attempt = async (number: number, reason: string | null) => {
          await transport().reachable();
          if (settled) return;
          const at = clock.now();
          let over = false;
          const failed = (why: string) => {
            if (over || settled) return;
            over = true;
            const wait = type === "events_api" ? LIMITS.redeliveryMs[number] : undefined;
            if (wait === undefined) {
              record.unanswered();
              resolve({ kind: "unanswered" });
            } else if (wait === 0) void attempt(number + 1, why);
            else clock.after(wait, () => void attempt(number + 1, why));
          };
          const stop = clock.after(LIMITS.acknowledgeMs, () => failed("timeout"));
          transport()
            .send({ id: number === 0 ? id : `${id}-${number}`, type, payload, attempt: number, reason })
            .then(
              (response) => {
                stop();
                acknowledged(response, at);
              },
              (cause: unknown) => {
                stop();
                failed(cause instanceof Error ? cause.message : "http_error");
              },
            );
        };
        void attempt(0, null);
      }),
  };
}
