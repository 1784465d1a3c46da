import { CUES } from "./cues.ts";
import { fold, withoutQuotations } from "./fold.ts";
import { withoutCourtesies } from "./small-talk.ts";

/** What the classifier sees of an utterance. */
export interface Features {
  /** Names of the cues that are there. */
  readonly cues: readonly string[];
  /** Distinct runs of two to four characters; `^` and `$` stand before and behind. */
  readonly grams: readonly string[];
}

/** The text without its courtesies, folded, and without what it quotes. */
export function featuresOf(text: string): Features {
  const whole = withoutQuotations(fold(withoutCourtesies(text)));
  const last = lastSentence(whole);
  const cues = Object.entries(CUES).flatMap(([name, holds]) => (holds({ whole, last }) ? name : []));
  return { cues, grams: gramsOf(whole) };
}

const GRAM_LENGTHS = [2, 3, 4] as const;

function gramsOf(folded: string): readonly string[] {
  const letters = [..."^", ...folded.replace(/[^\p{L}\p{N}?ー]/gu, ""), ..."$"];
  const grams = new Set<string>();
  for (const length of GRAM_LENGTHS) {
    for (let start = 0; start + length <= letters.length; start += 1) {
      grams.add(letters.slice(start, start + length).join(""));
    }
  }
  return [...grams];
}

/** The last sentence that holds a letter; the name of who speaks and the like stand before it. */
function lastSentence(folded: string): string {
  const sentences = folded.split(/(?<=[。！!?？\n])/u).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  return (sentences.at(-1) ?? folded).replace(/[^\p{L}\p{N}?!ー)）」]+$/u, "");
}
