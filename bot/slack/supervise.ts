import { setTimeout as pause } from "node:timers/promises";

/** One way to be connected, again and again. */
export interface Connection {
  /** Resolves once connected. */
  open(): Promise<void>;
  /** Resolves once the connection that `open` gave has ended. */
  ended(): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  /** Milliseconds before the next attempt, after so many failures in a row (0 after a connection that ended). */
  readonly delay?: (failures: number) => number;
  readonly log: (line: string) => void;
}

export interface Supervision {
  /** Resolves at the first connection, or once stopped. Never rejects: failures are logged and tried again. */
  readonly connected: Promise<void>;
  stop(): Promise<void>;
}

/** Keeps a connection open until stopped. */
export function supervise(connection: Connection, { delay = backoff, log }: Options): Supervision {
  const stopping = new AbortController();
  const { promise: connected, resolve } = Promise.withResolvers<void>();
  const running = run().finally(resolve);

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        await connection.open();
        failures = 0;
        if (stopping.signal.aborted) await connection.close();
        resolve();
        await connection.ended();
      } catch (cause) {
        failures += 1;
        if (!stopping.signal.aborted) log(`Slack cannot be reached (attempt ${failures}): ${reason(cause)}`);
      }
      await pause(delay(failures), undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  return {
    connected,
    stop: async () => {
      stopping.abort();
      await connection.close();
      await running;
    },
  };
}

/** One second after a connection that ended, then doubling to a minute. */
function backoff(failures: number): number {
  return Math.min(60_000, 1_000 * 2 ** failures);
}

function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : "the connection ended before it was ready";
}
