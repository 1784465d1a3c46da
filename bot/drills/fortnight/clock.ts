import type { Clock } from "../../slack/emulator/clock.ts";

/** A clock that goes at its usual rate from wherever it was last set to. */
export interface JumpingClock extends Clock {
  /** Later than now, or nothing happens. */
  jumpTo(moment: number): void;
}

/** @param start milliseconds since 1970 */
export function createJumpingClock(start: number): JumpingClock {
  let base = start;
  let since = performance.now();
  const now = () => base + Math.round(performance.now() - since);
  return {
    now,
    // Jumps happen when nothing is under way, so that what falls due does so by the usual rate.
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds).unref();
      return () => clearTimeout(timer);
    },
    jumpTo: (moment) => {
      if (moment <= now()) return;
      base = moment;
      since = performance.now();
    },
  };
}
