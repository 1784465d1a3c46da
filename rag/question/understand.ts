import type { CalendarDate } from "../../corpus/document.ts";
import type { Analyser } from "../../corpus/japanese/analyse.ts";
import { type ArticleReference, findArticleReferences } from "../../corpus/japanese/articles.ts";
import { plainVerb } from "../../corpus/japanese/potential.ts";
import type { Synonyms } from "../../corpus/japanese/synonyms.ts";
import type { Question } from "../contract.ts";
import { type AsOf, asOfFrom } from "./as-of.ts";
import { namedStaff } from "./audience.ts";
import { asWritten } from "./spoken.ts";
import { type Want, wantOf } from "./want.ts";

/** Other words for one or more neighbouring words of the question. */
export interface Expansion {
  readonly positions: readonly number[];
  /** Each alternative as the words it is made of. */
  readonly alternatives: readonly (readonly string[])[];
}

/** What a question asks for, in the terms that finding and ranking use. */
export interface Understood {
  /** The question without the words that only say on which day. */
  readonly text: string;
  /** Content words in order, with repetition. */
  readonly words: readonly string[];
  readonly bigrams: readonly string[];
  readonly expansions: readonly Expansion[];
  readonly articles: readonly ArticleReference[];
  readonly time: AsOf;
  /** The day that the question names, else the one chosen beside it, else today. */
  readonly day: CalendarDate;
  /** Whose rules are asked for: the kinds of staff that the question names, else the asker's own. */
  readonly staff: ReturnType<typeof namedStaff> & { readonly named: boolean };
  readonly want: Want;
}

export function createUnderstanding(parts: { readonly analyser: Analyser; readonly synonyms: Synonyms }) {
  const { analyser, synonyms } = parts;
  const expansionsOf = (words: readonly string[]): readonly Expansion[] => {
    const plain = words.map((word) => plainVerb(word) ?? word);
    const isSame = plain.every((word, at) => word === words[at]);
    const found = isSame ? synonyms.of(words) : [...synonyms.of(words), ...synonyms.of(plain)];
    return [
      ...plain.flatMap((word, at) => (word === words[at] ? [] : [{ positions: [at], alternatives: [[word]] }])),
      ...found.map(({ positions, texts }) => ({
        positions,
        alternatives: texts.map((each) => analyser.words(each)).filter((each) => each.length > 0),
      })),
    ];
  };
  return (question: Question): Understood => {
    const time = asOfFrom(question.text, question.today);
    const text = asWritten(time.kind === "none" ? question.text : question.text.replace(time.phrase, " "));
    const words = analyser.words(text);
    const named = namedStaff(question.text);
    const isNamed = named.employments.length + named.bodies.length > 0;
    const { employment, body } = question.viewer;
    return {
      text,
      words,
      bigrams: analyser.bigrams(text),
      expansions: expansionsOf(words),
      articles: findArticleReferences(text),
      time,
      day: time.kind === "day" ? time.day : (question.asOf ?? question.today),
      staff: {
        employments: named.employments.length > 0 || employment === null ? named.employments : [employment],
        bodies: named.bodies.length > 0 || body === null ? named.bodies : [body],
        named: isNamed,
      },
      want: wantOf(question.text),
    };
  };
}
