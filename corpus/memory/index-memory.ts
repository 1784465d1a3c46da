import type { IndexedPassage, PassageIndex, RevisionFilter } from "../passage-index.ts";
import { createTermCounter } from "../term-statistics.ts";

/** Passages in memory, for tests and small collections. Ranks by the summed inverse frequency of the terms that match. */
export function createMemoryIndex(): PassageIndex {
  const held = new Map<string, IndexedPassage>();
  const counted = createTermCounter();
  const best = (
    terms: readonly string[],
    of: (each: IndexedPassage) => readonly string[],
    limit: number,
    filter: RevisionFilter,
  ) => {
    const weights = new Map(
      terms.map((term) => [term, Math.log(1 + counted.passages / (1 + counted.frequency(term)))]),
    );
    return [...held.values()]
      .filter((each) => admits(filter, each.key))
      .map((each) => ({ each, score: sum([...new Set(of(each))].map((term) => weights.get(term) ?? 0)) }))
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score)
      .slice(0, limit)
      .map(({ each }) => each);
  };
  return {
    add: async (passages) => {
      for (const each of passages) {
        held.set(each.passage.id, each);
        counted.add(each.terms);
      }
    },
    remove: async (keys) => {
      for (const each of [...held.values()]) {
        if (!keys.includes(each.key)) continue;
        held.delete(each.passage.id);
        counted.remove(each.terms);
      }
    },
    find: async (query, filter) => {
      const named = [...held.values()].filter(
        (each) => query.articleKeys.includes(each.key) && each.passage.article === query.article?.key,
      );
      const found = [
        ...named,
        ...best(query.words, ({ terms }) => [...terms.headWords, ...terms.bodyWords], query.depth, filter),
        ...best(query.bigrams, ({ terms }) => [...terms.headBigrams, ...terms.bodyBigrams], query.depth, filter),
        ...best(query.words, ({ terms }) => terms.headWords, query.depth, filter),
      ];
      return [...new Set(found)];
    },
    passages: async (key) =>
      [...held.values()]
        .filter((each) => each.key === key)
        .sort((one, other) => one.passage.position - other.passage.position),
    statistics: () => counted,
    counts: () => {
      const counts = new Map<number, number>();
      for (const { key } of held.values()) counts.set(key, (counts.get(key) ?? 0) + 1);
      return counts;
    },
    refresh: async () => undefined,
    optimise: async () => undefined,
    close: async () => undefined,
  };
}

function admits(filter: RevisionFilter, key: number): boolean {
  return filter === null || filter.keys.includes(key) === (filter.kind === "only");
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
