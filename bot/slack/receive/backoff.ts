/** Below the 30 s within which the assistant is to be back once Slack answers again, so that opening fits in. */
const LONGEST_MS = 25_000;
const FIRST_MS = 1_000;

/**
 * Milliseconds before the next attempt, after so many failures in a row: doubling up to 25 s, and spread, so that not all
 * come at the same moment when Slack answers again. None in a row, after a connection that ended: a second at most.
 * @param random from 0 up to 1
 */
export function backoff(failures: number, random: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** failures) * (0.6 + 0.4 * random);
}
