import type { Citation, LocatedPassage } from "../../corpus/document.ts";
import { withoutSpace } from "../../corpus/japanese/normalise.ts";
import type { Answer } from "../../rag/contract.ts";
import type { GoldPassage, GoldQuestion } from "../datasets/gold.ts";

/** A citation of an answer with the passage behind it; undefined where the library gives none to this viewer. */
export interface CitedPassage {
  readonly citation: Citation;
  readonly located: LocatedPassage | undefined;
}

/**
 * A citation is right where its document has the title of a gold entry, its revision begins on the entry's day (where it
 * names one) and the cited passage as a whole holds `mustContain`, compared in NFKC without white space.
 */
function isRight({ located }: CitedPassage, gold: readonly GoldPassage[]): boolean {
  return located !== undefined && gold.some((entry) => isGold(entry, located));
}

export function isGold(entry: GoldPassage, { document, revision, passage }: LocatedPassage): boolean {
  return (
    withoutSpace(document.title) === withoutSpace(entry.title) &&
    (entry.effectiveFrom === null || entry.effectiveFrom === revision.effectiveFrom) &&
    holds(passage.text, entry)
  );
}

/**
 * The values of a question, 0 or 1. `right` is what should have happened: the right passage first, or a refusal where the
 * corpus has no answer; a question back to the person is neither.
 * @param cited the answer's citations in order; empty unless it is answered
 */
export function judgeAnswer(
  { kind, gold }: GoldQuestion,
  answer: Answer,
  cited: readonly CitedPassage[],
): Readonly<Record<string, number>> {
  const clarified = answer.kind === "clarify" ? 1 : 0;
  if (kind === "unanswerable") {
    const refused = answer.kind === "unanswerable" ? 1 : 0;
    return { right: refused, refusedUnanswerable: refused, clarified };
  }
  const first = cited[0];
  const firstRight = first !== undefined && isRight(first, gold) ? 1 : 0;
  return {
    right: firstRight,
    firstRight,
    firstRightTop3: cited.slice(0, 3).some((each) => isRight(each, gold)) ? 1 : 0,
    quoteHolds: first !== undefined && gold.some((entry) => holds(first.citation.quote, entry)) ? 1 : 0,
    answeredAnswerable: answer.kind === "answered" ? 1 : 0,
    clarified,
    ...(kind === "date" ? { dateRight: firstRight } : {}),
    ...(kind === "person" ? { personRight: firstRight } : {}),
  };
}

function holds(text: string, { mustContain }: GoldPassage): boolean {
  return withoutSpace(text).includes(withoutSpace(mustContain));
}
