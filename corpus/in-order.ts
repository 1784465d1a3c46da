/**
 * Everything that the items give, in their order, while up to `ahead` of the following ones are at their first result
 * already: reading overlaps, and no more results than that wait in memory.
 */
export async function* inOrder<Item, Result>(
  items: readonly Item[],
  ahead: number,
  start: (item: Item) => AsyncGenerator<Result>,
): AsyncGenerator<Result> {
  const rest = items.values();
  const begun: Begun<Result>[] = [];
  const begin = () => {
    for (const item of rest.take(ahead + 1 - begun.length)) {
      const results = start(item);
      const first = results.next();
      // Whoever gets there hears of its fault.
      first.catch(() => undefined);
      begun.push({ results, first });
    }
  };
  try {
    for (;;) {
      begin();
      const [current] = begun;
      if (current === undefined) return;
      for (let next = await current.first; next.done !== true; next = await current.results.next()) yield next.value;
      begun.shift();
    }
  } finally {
    for (const { results } of begun) await results.return(undefined);
  }
}

interface Begun<Result> {
  readonly results: AsyncGenerator<Result>;
  readonly first: Promise<IteratorResult<Result>>;
}
