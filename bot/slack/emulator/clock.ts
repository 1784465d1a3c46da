/** What the emulator knows of time, so that three seconds or five minutes pass in a test without waiting. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** @returns how to call it off */
  after(milliseconds: number, run: () => void): () => void;
}

export interface ManualClock extends Clock {
  /** Lets time pass and runs what falls due, in order. */
  advance(milliseconds: number): void;
}

/** A clock that stands still until it is moved. */
export function createManualClock(start = 1_800_000_000_000): ManualClock {
  let now = start;
  const due = new Set<{ readonly at: number; readonly run: () => void }>();
  return {
    now: () => now,
    after: (milliseconds, run) => {
      const timer = { at: now + milliseconds, run };
      due.add(timer);
      return () => due.delete(timer);
    },
    advance: (milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        const [next] = [...due].filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at);
        if (next === undefined) break;
        due.delete(next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = end;
    },
  };
}

export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds).unref();
      return () => clearTimeout(timer);
    },
  };
}
