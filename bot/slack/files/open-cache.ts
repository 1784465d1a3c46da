/** What is open under a key: opened when it is first used, closed when enough others have been used since. */
export interface OpenCache<Value> {
  /** @throws what `open` throws; the next use tries again */
  use<Result>(key: string, open: () => Promise<Value>, work: (value: Value) => Promise<Result>): Promise<Result>;
  /** Closes everything, once the work under way has ended. */
  close(): Promise<void>;
}

interface Entry<Value> {
  readonly value: Promise<Value>;
  readonly underWay: Set<Promise<unknown>>;
}

/** Keeps the `limit` used last; one that is in use is closed once its work has ended. */
export function createOpenCache<Value>(limit: number, close: (value: Value) => Promise<void>): OpenCache<Value> {
  const entries = new Map<string, Entry<Value>>();
  const closing = new Set<Promise<unknown>>();

  function drop(key: string, entry: Entry<Value>): void {
    entries.delete(key);
    const closed = Promise.allSettled(entry.underWay)
      .then(() => entry.value)
      .then(close)
      // What could not be opened needs no closing, and its user has been told.
      .catch(() => undefined)
      .finally(() => closing.delete(closed));
    closing.add(closed);
  }

  return {
    use: async (key, open, work) => {
      const entry = entries.get(key) ?? { value: open(), underWay: new Set() };
      entries.delete(key);
      entries.set(key, entry);
      for (const [oldest, each] of [...entries].slice(0, -limit)) drop(oldest, each);
      entry.value.catch(() => {
        if (entries.get(key) === entry) entries.delete(key);
      });
      const working = entry.value.then(work);
      entry.underWay.add(working);
      return working.finally(() => entry.underWay.delete(working));
    },
    close: async () => {
      for (const [key, entry] of entries) drop(key, entry);
      await Promise.all(closing);
    },
  };
}
