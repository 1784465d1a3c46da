const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Milliseconds in which npm passes on a Ctrl+C that the terminal has sent to every process itself: one press, two signals. */
const SAME_PRESS = 500;

/** Resolves at the first SIGINT or SIGTERM, which `onSignal` hears of; the next press ends the process at once. */
export function untilSignal(onSignal: () => void, milliseconds: () => number = () => performance.now()): Promise<void> {
  return new Promise((resolve) => {
    let first: number | null = null;
    const hear = (signal: NodeJS.Signals) => {
      if (first === null) {
        first = milliseconds();
        onSignal();
        resolve();
      } else if (milliseconds() - first > SAME_PRESS) {
        for (const each of SIGNALS) process.off(each, hear);
        process.kill(process.pid, signal);
      }
    };
    for (const each of SIGNALS) process.on(each, hear);
  });
}
