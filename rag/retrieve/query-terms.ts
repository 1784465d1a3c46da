import type { TermStatistics } from "../../corpus/library.ts";
import type { Understood } from "../question/understand.ts";
import { rarity } from "./bm25.ts";

/** What a synonym is worth beside the word itself; one of several words shares it by their square root. */
const SYNONYM = 0.7;

/** One word of the question and what may stand for it. */
interface Concept {
  readonly word: string;
  readonly weight: number;
  readonly alternatives: readonly (readonly string[])[];
}

/** A question's terms, weighed by how rare they are in this library. */
export interface QueryTerms {
  readonly words: ReadonlyMap<string, number>;
  readonly bigrams: ReadonlyMap<string, number>;
  /** The words and their synonyms. */
  readonly expanded: ReadonlyMap<string, number>;
  readonly concepts: readonly Concept[];
  /** Neighbouring words, joined by a blank. */
  readonly pairs: readonly string[];
}

export function weighTerms(understood: Understood, statistics: TermStatistics): QueryTerms {
  const worth = (terms: readonly string[]) => new Map(terms.map((term) => [term, rarity(term, statistics)]));
  const words = worth(understood.words);
  const shares = new Map([...words.keys()].map((word) => [word, 1]));
  for (const { alternatives } of understood.expansions) {
    for (const alternative of alternatives) {
      const share = SYNONYM / Math.sqrt(alternative.length);
      for (const word of alternative) shares.set(word, Math.max(share, shares.get(word) ?? 0));
    }
  }
  return {
    words,
    bigrams: worth(understood.bigrams),
    expanded: new Map([...shares].map(([word, share]) => [word, share * rarity(word, statistics)])),
    concepts: understood.words.map((word, at) => ({
      word,
      weight: words.get(word) ?? 0,
      alternatives: understood.expansions
        .filter(({ positions }) => positions.includes(at))
        .flatMap(({ alternatives }) => alternatives),
    })),
    pairs: [...new Set(understood.words.slice(1).map((word, at) => `${understood.words[at]} ${word}`))],
  };
}
