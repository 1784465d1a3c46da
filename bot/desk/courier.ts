import type { NoticeStore } from "../store/desk-notices.ts";
import type { Notice } from "./contract.ts";

/** What became of a notice: `web` where there is nothing but the pages at /desk to show it. */
export type Delivery = "slack" | "web";

export interface Courier {
  /** Hands on what waits, soon; what is asked for meanwhile is done in the same run. */
  wake(): void;
  /** Resolves when everything that waits has been tried once. */
  run(): Promise<void>;
  /** Resolves when nothing is being handed on, without beginning anything. */
  idle(): Promise<void>;
}

interface Parts {
  readonly notices: Pick<NoticeStore, "waiting" | "handed">;
  /** Has to take the same key twice: a process may end between handing on and noting it. */
  readonly deliver: (notice: Notice) => Promise<Delivery>;
  readonly clock: () => Date;
  readonly log: (line: string) => void;
}

const AT_ONCE = 100;

/** Takes notices to where people are, oldest first. One that cannot be handed on waits for the next run, and no other for it. */
export function createCourier({ notices, deliver, clock, log }: Parts): Courier {
  let running: Promise<void> | null = null;
  let isWanted = false;

  async function round(): Promise<void> {
    let after = 0;
    for (;;) {
      const waiting = await notices.waiting(AT_ONCE, after);
      const last = waiting.at(-1);
      if (last === undefined) return;
      for (const { notice } of waiting) {
        try {
          await deliver(notice);
          await notices.handed(notice.key, clock().toISOString());
        } catch (cause) {
          log(`desk: the notice ${notice.key} is tried again later: ${cause}`);
        }
      }
      after = last.seq;
    }
  }

  async function rounds(): Promise<void> {
    while (isWanted) {
      isWanted = false;
      await round();
    }
  }

  const run = () => {
    isWanted = true;
    running ??= rounds().finally(() => {
      running = null;
    });
    return running;
  };
  return {
    run,
    idle: async () => running?.catch(() => undefined),
    wake: () => {
      run().catch((cause: unknown) => log(`desk: notices are handed on later: ${cause}`));
    },
  };
}
