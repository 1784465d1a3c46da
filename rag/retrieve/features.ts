import type { Passage } from "../../corpus/document.ts";
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
  /** Of what the headings above do not say, the share that the passage's own heading or text does. */
  readonly ownCoverage: number;
  /** Of the passage's own heading, the share that the question says. */
  readonly ownCovered: number;
  /** The heading's words that the question, or a synonym, says. */
  readonly headCovered: number;
  /** Neighbouring words of the question that are neighbours here too. */
  readonly pairs: number;
  /** The question's words within the best stretch of 16 words of the text. */
  readonly window: number;
  /** Logarithm of the text's number of words, a sixth. */
  readonly length: number;
  /** Only of articles, tables, steps and answers, 0 for plain text: 1 where it holds the amount or time asked for … */
  readonly wantedFigure: number;
  /** … 1 where it holds the person, place, way or permission asked for … */
  readonly wanted: number;
  /** … 1 where it only says where else to look … */
  readonly refers: number;
  /** … and its length. */
  readonly structuredLength: number;
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
    bigrams: bm25([terms.headBigrams, terms.bodyBigrams], query.bigrams, mean.headBigrams + mean.bodyBigrams),
    expanded: bm25([terms.headWords, terms.bodyWords], query.expanded, headed),
    head: bm25([terms.headWords], query.words, mean.headWords),
    headExpanded: bm25([terms.headWords], query.expanded, mean.headWords),
    headBigrams: bm25([terms.headBigrams], query.bigrams, mean.headBigrams),
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
    ...structureOf(passage, want, lengthOf(terms)),
    length: lengthOf(terms),
  }));
}

function coverageOf(terms: PassageTerms, query: QueryTerms, statistics: TermStatistics) {
  const head = new Set(terms.headWords);
  const body = new Set(terms.bodyWords);
  const holds = (word: string) => head.has(word) || body.has(word);
  const context = new Set(terms.headWords.slice(0, terms.contextWords));
  const own = new Set(terms.headWords.slice(terms.contextWords));
  const holdsOwn = (word: string) => own.has(word) || body.has(word);
  const inContext = (word: string) => context.has(word);
  let covered = 0;
  let asked = 0;
  let coveredOwn = 0;
  let askedOwn = 0;
  for (const { word, weight, alternatives } of query.concepts) {
    asked += weight;
    covered += weight * degree(word, alternatives, holds);
    const left = weight * (1 - degree(word, alternatives, inContext));
    askedOwn += left;
    coveredOwn += left * degree(word, alternatives, holdsOwn);
  }
  const total = sum([...query.words.values()]);
  const headTotal = sum([...head].map((word) => rarity(word, statistics)));
  const saidOf = (words: ReadonlySet<string>) =>
    sum([...words].map((word) => Math.min(query.expanded.get(word) ?? 0, rarity(word, statistics))));
  return {
    coverage: share(covered, asked),
    headCoverage: share(sum([...head].map((word) => query.words.get(word) ?? 0)), total),
    headCovered: share(saidOf(head), headTotal),
    ownCoverage: share(coveredOwn, askedOwn),
    ownCovered: share(saidOf(own), sum([...own].map((word) => rarity(word, statistics)))),
    pairs: share(neighbouring(terms, query.pairs), query.pairs.length),
    window: share(bestWindow(terms.bodyWords, query.words), total),
  };
}

function lengthOf(terms: PassageTerms): number {
  return Math.log(1 + terms.bodyWords.length) / 6;
}

function structureOf({ kind, text }: Passage, want: Want, length: number) {
  if (kind === "text") return { wantedFigure: 0, wanted: 0, refers: 0, structuredLength: 0 };
  const isFigure = want.kind === "amount" || want.kind === "time";
  const holds = holdsWanted(text, want) ? 1 : 0;
  return {
    wantedFigure: isFigure ? holds : 0,
    wanted: isFigure ? 0 : holds,
    refers: refersElsewhere(text) ? 1 : 0,
    structuredLength: length,
  };
}

/** 1 where a word is there, less where only a synonym is. */
function degree(word: string, alternatives: readonly (readonly string[])[], holds: (word: string) => boolean): number {
  if (holds(word)) return 1;
  return alternatives.some((alternative) => alternative.every(holds)) ? SYNONYM : 0;
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
