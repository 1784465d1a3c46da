import type { Analyser } from "../../corpus/japanese/analyse.ts";
import { normalise } from "../../corpus/japanese/normalise.ts";
import { sentencesOf } from "../../corpus/japanese/sentences.ts";
import { comparable } from "./comparable.ts";
import { addedAbsolutes, exchangedOpposites, isNegated, reversedWords } from "./polarity.ts";

/** How far the passages say what a claim says: 0 not at all, 1 in the same words. No model is asked. */
export type Supports = (claim: string, passages: readonly string[]) => number;

/** From this score a sentence may stand: on claims-dev (statutes, adversarial options) 5 of 6 supported claims pass, and half of the others. */
export const SUPPORT_THRESHOLD = 0.35;

/** Lengths of the character runs that are looked up: short ones find a paraphrase, long ones a quotation. */
const RUN_LENGTHS = [2, 3, 4, 5, 6, 7, 8];
/** What is left of a score for each sign that the claim says something else, and how many signs of one kind count. */
const KEPT_PER_SIGN = 0.5;
const MOST_SIGNS = 2;

/**
 * Wording shared with the passages (content words, the rarer the weightier, and character runs), halved for each sign
 * of a contradiction: a negation that the best-aligned sentence has not, or the reverse; a word negated here and affirmed
 * there; 常に, のみ … that no passage says; an opposite in the word's place. Numbers are `inventions`' business.
 */
export function createSupport(analyser: Analyser): Supports {
  return (claim, passages) => {
    const said = normalise(claim);
    const wording = comparable(said);
    const text = normalise(passages.join("\n"));
    const sentences = passages.flatMap((passage) => sentencesOf(passage)).map((span) => normalise(span.text));
    if (wording === "" || sentences.length === 0) return 0;
    const whole = comparable(text);
    const runs = mean(RUN_LENGTHS.map((length) => coverage(wording, whole, length)));
    const words = wordCoverage(
      analyser.words(claim),
      sentences.map((sentence) => new Set(analyser.words(sentence))),
    );
    const nearest = bestAligned(wording, sentences);
    const signs = [
      isNegated(said) === isNegated(nearest) ? 0 : 1,
      reversedWords(said, text),
      addedAbsolutes(said, text),
      exchangedOpposites(said, text),
    ];
    const counted = signs.reduce((sum, sign) => sum + Math.min(MOST_SIGNS, sign), 0);
    return mean([runs, words]) * KEPT_PER_SIGN ** counted;
  };
}

/** Share of the claim's content words that stand in the passages, a word weighing more the fewer sentences have it. */
function wordCoverage(words: readonly string[], sentences: readonly ReadonlySet<string>[]): number {
  let found = 0;
  let all = 0;
  for (const word of new Set(words)) {
    const having = sentences.filter((sentence) => sentence.has(word)).length;
    // The smoothed inverse document frequency, sentences as documents.
    const weight = Math.log(1 + (sentences.length - having + 0.5) / (having + 0.5));
    all += weight;
    if (having > 0) found += weight;
  }
  return all === 0 ? 0 : found / all;
}

/** Share of the text's runs of `length` characters that `other` holds. */
function coverage(text: string, other: string, length: number): number {
  if (text.length <= length) return other.includes(text) ? 1 : 0;
  let found = 0;
  const count = text.length - length + 1;
  for (let at = 0; at < count; at += 1) if (other.includes(text.slice(at, at + length))) found += 1;
  return found / count;
}

/** The sentence that holds most of the claim's character pairs. */
function bestAligned(wording: string, sentences: readonly string[]): string {
  const scored = sentences.map((sentence) => ({ sentence, score: coverage(wording, comparable(sentence), 2) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best), { sentence: "", score: -1 }).sentence;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
