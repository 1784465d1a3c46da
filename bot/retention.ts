const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

interface Parts {
  /** What is forgotten, by how many days it is kept: each deletes what is older than a moment. */
  readonly kept: readonly { readonly days: number; readonly forgetBefore: (moment: Date) => Promise<unknown> }[];
  readonly clock: () => Date;
  readonly log: (line: string) => void;
}

/** Forgets what is older than it is kept: now, and every hour. @returns how to end it */
export function keepRetention({ kept, clock, log }: Parts): () => Promise<void> {
  let forgetting = forget();
  const timer = setInterval(() => {
    forgetting = forgetting.then(forget);
  }, HOUR_MS);
  timer.unref();

  async function forget(): Promise<void> {
    for (const { days, forgetBefore } of kept) {
      await forgetBefore(new Date(clock().getTime() - days * DAY_MS)).catch((fault: unknown) =>
        log(`forgetting what is older than ${days} days: ${fault}`),
      );
    }
  }

  return async () => {
    clearInterval(timer);
    await forgetting;
  };
}
