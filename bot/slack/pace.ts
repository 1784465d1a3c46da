/** How quickly and how much at once the assistant works in Slack; times in milliseconds. */
export interface Pace {
  /** Deliveries handled at the same time. */
  readonly answering: number;
  /** Messages sent at the same time. */
  readonly sending: number;
  /** Between two messages of a channel: https://docs.slack.dev/apis/web-api/rate-limits */
  readonly channelIntervalMs: number;
  /** After so long without a word from the process that handles it a delivery is taken over by another: handled twice, it is answered once. */
  readonly leaseMs: number;
  /** The same for what is being sent: longer than a call to Slack takes, since what arrives twice stays. */
  readonly sendingLeaseMs: number;
  /** How often to look for work that another process has left. */
  readonly idleMs: number;
  /** Who waits longer is told their place. */
  readonly placeAfterMs: number;
  /** The same behind an earlier question of their thread, whose asker is to hear first. */
  readonly placeBehindAfterMs: number;
  /** After so long a question that is being answered is said to be, and who waits is told, where Slack shows no status. */
  readonly slowAfterMs: number;
  /** Before Slack is asked again who the assistant is, after so many failures. */
  readonly reconnectDelay: (failures: number) => number;
}

export const PACE: Pace = {
  answering: 4,
  sending: 8,
  channelIntervalMs: 1_000,
  leaseMs: 6_000,
  sendingLeaseMs: 20_000,
  idleMs: 500,
  placeAfterMs: 4_000,
  placeBehindAfterMs: 8_000,
  slowAfterMs: 1_200,
  reconnectDelay: (failures) => Math.min(30_000, 1_000 * 2 ** (failures - 1)),
};
