interface Parts<Item> {
  /** The next thing to do, if there is one. */
  readonly take: () => Promise<Item | undefined>;
  /** What it throws is logged. */
  readonly work: (item: Item) => Promise<void>;
  /** How many are worked on at the same time. */
  readonly concurrency: number;
  /** Milliseconds after which to look again where nobody has called `wake`. */
  readonly idleMs: number;
  readonly log: (line: string) => void;
}

export interface Pump {
  /** Looks for work at once. */
  wake(): void;
  /** How many are worked on now. */
  busy(): number;
  /** Takes nothing more and resolves once what is under way has ended. */
  stop(): Promise<void>;
}

/** Takes and works, several at a time, from now until stopped. */
export function createPump<Item>({ take, work, concurrency, idleMs, log }: Parts<Item>): Pump {
  const underWay = new Set<Promise<void>>();
  let stopping = false;
  let wakeUp = Promise.withResolvers<void>();
  const running = run();

  async function run(): Promise<void> {
    while (!stopping) {
      const woken = wakeUp.promise;
      const item = underWay.size < concurrency ? await next() : undefined;
      if (item === undefined) await idle(woken);
      else begin(item);
    }
    await Promise.all(underWay);
  }

  async function next(): Promise<Item | undefined> {
    try {
      return await take();
    } catch (fault) {
      log(`taking the next: ${fault}`);
      return undefined;
    }
  }

  function begin(item: Item): void {
    const working = work(item)
      .catch((fault: unknown) => log(`working: ${fault instanceof Error ? fault.stack : fault}`))
      .finally(() => {
        underWay.delete(working);
        wake();
      });
    underWay.add(working);
  }

  async function idle(woken: Promise<void>): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, idleMs);
    await Promise.race([woken, promise]);
    clearTimeout(timer);
    wakeUp = Promise.withResolvers<void>();
  }

  function wake(): void {
    wakeUp.resolve();
  }

  return {
    wake,
    busy: () => underWay.size,
    stop: async () => {
      stopping = true;
      wake();
      await running;
    },
  };
}
