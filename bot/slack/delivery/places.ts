import type { Waiting } from "../../store/inbox.ts";

interface Parts {
  readonly waiting: (limit: number) => Promise<readonly Waiting[]>;
  /** Tells whoever asked their place among those waiting, from 1. */
  readonly tell: (waiting: Waiting, place: number) => Promise<void>;
  /** Whether whoever wrote the message, by its source, stands in Slack as told their place. */
  readonly isTold: (source: string) => Promise<boolean>;
  /** Milliseconds after which who waits is told. */
  readonly afterMs: () => number;
  /** The same for who waits behind somebody of their thread who has not been told. */
  readonly behindAfterMs: number;
  readonly everyMs: number;
  readonly clock: () => number;
  readonly log: (line: string) => void;
}

const SHOWN = 1_000;

/**
 * Looks again and again for questions that have waited long, and tells each once: in a thread whoever asked earlier hears first, also
 * where that question is held by a process that has ended, unless that takes too long. @returns how to end it
 */
export function watchPlaces({
  waiting,
  tell,
  isTold,
  afterMs,
  behindAfterMs,
  everyMs,
  clock,
  log,
}: Parts): () => Promise<void> {
  const told = new Set<string>();
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(look).catch((fault: unknown) => log(`slack, telling places: ${fault}`));
  }, everyMs);

  async function look(): Promise<void> {
    const all = (await waiting(SHOWN)).filter(({ source }) => source !== null);
    const keys = new Set(all.map(({ key }) => key));
    for (const key of told) if (!keys.has(key)) told.delete(key);
    for (const [index, each] of all.entries()) {
      const waited = clock() - each.receivedAt;
      if (told.has(each.key) || waited < afterMs()) continue;
      if (waited < behindAfterMs && each.behind !== null && !(await isTold(each.behind))) continue;
      told.add(each.key);
      await tell(each, index + 1);
    }
  }

  return async () => {
    clearInterval(timer);
    await looking;
  };
}
