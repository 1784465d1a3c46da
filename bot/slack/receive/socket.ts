import type { ReceiverEvent } from "@slack/bolt";

/** An open Socket Mode connection. */
export interface Socket {
  /** Resolves once another is needed in its place. */
  readonly expired: Promise<Expiry>;
  readonly ended: Promise<void>;
  /** Lets what is under way be acknowledged, then disconnects. */
  close(): Promise<void>;
}

export interface Expiry {
  /** After `refresh` and `unwanted`, which Slack announces, it works for some seconds more. Slack wants no other after `unwanted`. */
  readonly kind: "refresh" | "unwanted" | "ended";
  readonly reason: string;
}

export interface Refusal {
  readonly kind: "refused";
  /** Slack's word, or what failed on the way to it. */
  readonly reason: string;
  /** How long Slack asks to be left alone; 0 where it does not. */
  readonly retryAfterMs: number;
}

/** Opens a connection, unless the signal comes first, and hands what is delivered to `take`. Neither ever rejects. */
export type OpenSocket = (
  take: (event: ReceiverEvent) => Promise<void>,
  signal: AbortSignal,
) => Promise<{ readonly kind: "open"; readonly socket: Socket } | Refusal>;
