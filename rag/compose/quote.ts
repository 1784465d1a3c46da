import type { Passage } from "../../corpus/document.ts";
import type { Analyser } from "../../corpus/japanese/analyse.ts";
import { type Span, sentencesOf } from "../../corpus/japanese/sentences.ts";
import { holdsWanted, type Want } from "../question/want.ts";
import type { QueryTerms } from "../retrieve/query-terms.ts";

/** A stretch of a passage; `fit` is how much of the question it takes up, 0 to about 1. */
export interface Quote extends Span {
  readonly fit: number;
}

/** A quotation grows by neighbouring sentences up to this many UTF-16 code units; a single longer sentence stays whole. */
const ROOM = 134;
/** Steps are of use only together. */
const ROOM_FOR_STEPS = 320;
/** A word that the heading already says tells little about which sentence answers. */
const SAID_BY_HEADING = 0.3;
const SYNONYM = 0.5;
const RIGHT_KIND = 0.08;

/** Chooses the shortest stretch of whole sentences of a passage that answers, as far as words can tell. */
export function quoteFrom(
  passage: Passage,
  query: QueryTerms,
  want: Want,
  headWords: ReadonlySet<string>,
  analyser: Analyser,
): Quote {
  const sentences = sentencesOf(passage.text);
  const fits = sentences.map(({ text }) => fitOf(text, query, want, headWords, analyser));
  const best = fits.reduce((top, fit, at) => (fit > (fits[top] ?? 0) ? at : top), 0);
  const wholeList = passage.kind === "step" && want.kind === "how";
  const room = passage.kind === "table" ? 0 : wholeList ? ROOM_FOR_STEPS : ROOM;
  const [first, last] = grow(sentences, fits, wholeList ? 0 : best, room);
  const start = sentences[first]?.start ?? 0;
  const end = sentences[last]?.end ?? passage.text.length;
  return { text: passage.text.slice(start, end), start, end, fit: fits[best] ?? 0 };
}

/** Adds the better neighbour while there is room, the later one where both are equal: texts explain after they state. */
function grow(
  sentences: readonly Span[],
  fits: readonly number[],
  seed: number,
  room: number,
): readonly [number, number] {
  let first = seed;
  let last = seed;
  for (;;) {
    const spans = (from: number, to: number) =>
      (sentences[to]?.end ?? Infinity) - (sentences[from]?.start ?? -Infinity);
    const after = spans(first, last + 1) <= room ? (fits[last + 1] ?? -1) + 0.02 : -1;
    const before = first > 0 && spans(first - 1, last) <= room ? (fits[first - 1] ?? -1) : -1;
    if (after < 0 && before < 0) return [first, last];
    if (after >= before) last += 1;
    else first -= 1;
  }
}

function fitOf(
  sentence: string,
  query: QueryTerms,
  want: Want,
  headWords: ReadonlySet<string>,
  analyser: Analyser,
): number {
  const words = new Set(analyser.words(sentence));
  let asked = 0;
  let told = 0;
  for (const { word, weight, alternatives } of query.concepts) {
    const worth = weight * (headWords.has(word) ? SAID_BY_HEADING : 1);
    asked += worth;
    if (words.has(word)) told += worth;
    else if (alternatives.some((alternative) => alternative.every((each) => words.has(each)))) told += worth * SYNONYM;
  }
  const bigrams = new Set(analyser.bigrams(sentence));
  let pairsAsked = 0;
  let pairsTold = 0;
  for (const [bigram, weight] of query.bigrams) {
    pairsAsked += weight;
    if (bigrams.has(bigram)) pairsTold += weight;
  }
  const rightKind = want.kind !== "what" && holdsWanted(sentence, want) ? RIGHT_KIND : 0;
  return 0.5 * (told / Math.max(asked, 1e-9)) + 0.5 * (pairsTold / Math.max(pairsAsked, 1e-9)) + rightKind;
}
