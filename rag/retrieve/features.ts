import type { Candidate, PassageTerms, TermStatistics } from "../../corpus/library.ts";
import { holdsWanted, refersElsewhere, type Want } from "../question/want.ts";
import { bm25, rarity } from "./bm25.ts";
import type { QueryTerms } from "./query-terms.ts";

/**
 * How a passage's words meet the question's. BM25 values are divided by the best candidate's, the others are shares
 * of the question's weight (`headCovered`: of the heading's), the last are yes or no; all lie in 0 to 1.
 */
export interface Features {
  readonly bigrams: number;
  /** Words and synonyms, in heading and text. */
  readonly expanded: number;
  readonly head: number;
  readonly headExpanded: number;
  readonly headBigrams: number;
  /** The question's words, or synonyms at 0.7, that occur at all. */
  readonly coverage: number;
  readonly headCoverage: number;
  /** The heading's words that the question, or a synonym, says. */
  readonly headCovered: number;
  /** Neighbouring words of the question that are neighbours here too. */
  readonly pairs: number;
  /** The question's words within the best stretch of 16 words of the text. */
  readonly window: number;
  /** 1 where the text holds the kind of thing that is asked for: an amount in that unit, a time, a person … */
  readonly wanted: number;
  /** 1 where the text only says where else to look. */
  readonly refers: number;
  /** Logarithm of the text's number of words, a sixth. */
  readonly length: number;
}

const WINDOW = 16;
const SYNONYM = 0.7;

/** @returns the features of each candidate, in their order */
export function featuresOf(
  candidates: readonly Candidate[],
  query: QueryTerms,
  want: Want,
  statistics: TermStatistics,
): readonly Features[] {
  const mean = statistics.meanLength;
  const headed = mean.headWords + mean.bodyWords;
  const raw = candidates.map(({ terms }) => ({
    bigrams: bm25([...terms.headBigrams, ...terms.bodyBigrams], query.bigrams, mean.headBigrams + mean.bodyBigrams),
    expanded: bm25([...terms.headWords, ...terms.bodyWords], query.expanded, headed),
    head: bm25(terms.headWords, query.words, mean.headWords),
    headExpanded: bm25(terms.headWords, query.expanded, mean.headWords),
    headBigrams: bm25(terms.headBigrams, query.bigrams, mean.headBigrams),
  }));
  const best = (field: "bigrams" | "expanded" | "head" | "headExpanded" | "headBigrams") =>
    raw.reduce((most, each) => Math.max(most, each[field]), 1e-9);
  const most = {
    bigrams: best("bigrams"),
    expanded: best("expanded"),
    head: best("head"),
    headExpanded: best("headExpanded"),
    headBigrams: best("headBigrams"),
  };
  return candidates.map(({ passage, terms }, at) => ({
    bigrams: (raw[at]?.bigrams ?? 0) / most.bigrams,
    expanded: (raw[at]?.expanded ?? 0) / most.expanded,
    head: (raw[at]?.head ?? 0) / most.head,
    headExpanded: (raw[at]?.headExpanded ?? 0) / most.headExpanded,
    headBigrams: (raw[at]?.headBigrams ?? 0) / most.headBigrams,
    ...coverageOf(terms, query, statistics),
    wanted: holdsWanted(passage.text, want) ? 1 : 0,
    refers: refersElsewhere(passage.text) ? 1 : 0,
    length: Math.log(1 + terms.bodyWords.length) / 6,
  }));
}

function coverageOf(terms: PassageTerms, query: QueryTerms, statistics: TermStatistics) {
  const head = new Set(terms.headWords);
  const body = new Set(terms.bodyWords);
  const holds = (word: string) => head.has(word) || body.has(word);
  let covered = 0;
  let asked = 0;
  for (const { word, weight, alternatives } of query.concepts) {
    asked += weight;
    if (holds(word)) covered += weight;
    else if (alternatives.some((alternative) => alternative.every(holds))) covered += SYNONYM * weight;
  }
  const total = sum([...query.words.values()]);
  const headTotal = sum([...head].map((word) => rarity(word, statistics)));
  const said = sum([...head].map((word) => Math.min(query.expanded.get(word) ?? 0, rarity(word, statistics))));
  return {
    coverage: share(covered, asked),
    headCoverage: share(sum([...head].map((word) => query.words.get(word) ?? 0)), total),
    headCovered: share(said, headTotal),
    pairs: share(neighbouring(terms, query.pairs), query.pairs.length),
    window: share(bestWindow(terms.bodyWords, query.words), total),
  };
}

/** How many of the pairs are neighbours within the heading or within the text, not across. */
function neighbouring(terms: PassageTerms, pairs: readonly string[]): number {
  const wanted = new Map<string, string[]>();
  for (const pair of pairs) {
    const [one = "", next = ""] = pair.split(" ");
    const known = wanted.get(one);
    if (known === undefined) wanted.set(one, [next]);
    else known.push(next);
  }
  const found = new Set<string>();
  for (const words of [terms.headWords, terms.bodyWords]) {
    words.forEach((word, at) => {
      const next = words[at + 1];
      if (next !== undefined && wanted.get(word)?.includes(next)) found.add(`${word} ${next}`);
    });
  }
  return found.size;
}

function bestWindow(words: readonly string[], weights: ReadonlyMap<string, number>): number {
  const inside = new Map<string, number>();
  let current = 0;
  let best = 0;
  words.forEach((word, at) => {
    const leaving = words[at - WINDOW];
    if (leaving !== undefined && weights.has(leaving)) {
      const left = (inside.get(leaving) ?? 1) - 1;
      inside.set(leaving, left);
      if (left === 0) current -= weights.get(leaving) ?? 0;
    }
    const weight = weights.get(word);
    if (weight === undefined) return;
    const count = inside.get(word) ?? 0;
    inside.set(word, count + 1);
    if (count === 0) current += weight;
    best = Math.max(best, current);
  });
  return best;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function share(part: number, whole: number): number {
  return whole <= 0 ? 0 : part / whole;
}
