/** How quickly and how much at once the assistant works in Slack; times in milliseconds. */
export interface Pace {
  /** Deliveries handled at the same time. */
  readonly answering: number;
  /** Messages sent at the same time. */
  readonly sending: number;
  /** Between two messages of a channel: https://docs.slack.dev/apis/web-api/rate-limits */
  readonly channelIntervalMs: number;
  /** After so long without a word a process's work is taken over by another. */
  readonly leaseMs: number;
  /** How often to look for work that another process has left. */
  readonly idleMs: number;
  /** Who waits longer is told their place. */
  readonly placeAfterMs: number;
  /** After so long a question that is being answered is said to be, and who waits is told, where Slack shows no status. */
  readonly slowAfterMs: number;
  /** Before Slack is asked again who the assistant is, after so many failures. */
  readonly reconnectDelay: (failures: number) => number;
}

export const PACE: Pace = {
  answering: 4,
  sending: 8,
  channelIntervalMs: 1_000,
  leaseMs: 20_000,
  idleMs: 500,
  placeAfterMs: 4_000,
  slowAfterMs: 1_200,
  reconnectDelay: (failures) => Math.min(30_000, 1_000 * 2 ** (failures - 1)),
};
