import type { PassageTerms, TermStatistics } from "./library.ts";

const FIELDS = ["headWords", "bodyWords", "headBigrams", "bodyBigrams"] as const;

/** Counts terms as passages come and go. Words and bigrams share one count: a two-letter word and its bigram mean the same. */
export interface TermCounter extends TermStatistics {
  add(terms: PassageTerms): void;
  remove(terms: PassageTerms): void;
}

export function createTermCounter(): TermCounter {
  const frequencies = new Map<string, number>();
  const lengths = { headWords: 0, bodyWords: 0, headBigrams: 0, bodyBigrams: 0 };
  let passages = 0;
  const change = (terms: PassageTerms, by: 1 | -1) => {
    passages += by;
    for (const field of FIELDS) lengths[field] += by * terms[field].length;
    for (const term of distinctTerms(terms)) {
      const count = (frequencies.get(term) ?? 0) + by;
      if (count > 0) frequencies.set(term, count);
      else frequencies.delete(term);
    }
  };
  return {
    add: (terms) => change(terms, 1),
    remove: (terms) => change(terms, -1),
    get passages() {
      return passages;
    },
    get meanLength() {
      const mean = (sum: number) => (passages === 0 ? 0 : sum / passages);
      return {
        headWords: mean(lengths.headWords),
        bodyWords: mean(lengths.bodyWords),
        headBigrams: mean(lengths.headBigrams),
        bodyBigrams: mean(lengths.bodyBigrams),
      };
    },
    frequency: (term) => frequencies.get(term) ?? 0,
  };
}

function distinctTerms(terms: PassageTerms): Set<string> {
  return new Set(FIELDS.flatMap((field) => terms[field]));
}
