import type { Candidate, TermStatistics } from "../../corpus/library.ts";
import { concerns } from "../../corpus/scope.ts";
import type { Understood } from "../question/understand.ts";
import { type Features, featuresOf } from "./features.ts";
import { weighTerms } from "./query-terms.ts";
import { FEATURE_NAMES, FEATURE_WEIGHTS, RULES } from "./weights.ts";

/** A candidate with its place. `score` is a log-odds: differences between two scores of one question mean something. */
export interface Ranked extends Candidate {
  readonly score: number;
  readonly features: Features;
}

/** Orders candidates by a linear ranker over features of their words, then by what the question says of whom and where. */
export function rank(
  candidates: readonly Candidate[],
  understood: Understood,
  statistics: TermStatistics,
): readonly Ranked[] {
  const features = featuresOf(candidates, weighTerms(understood, statistics), understood.want, statistics);
  const ranked = candidates.flatMap((candidate, at) => {
    const own = features[at];
    return own === undefined
      ? []
      : [{ ...candidate, features: own, score: linear(own) + rules(candidate, understood) }];
  });
  return ranked.sort((one, other) => other.score - one.score);
}

export function linear(features: Features): number {
  return FEATURE_NAMES.reduce((sum, name) => sum + FEATURE_WEIGHTS[name] * features[name], 0);
}

/** What words alone do not tell: whom a rule is about, which article was named, which parts of a text seldom answer. */
function rules({ document, passage }: Candidate, understood: Understood): number {
  let score = 0;
  const { employments, bodies } = understood.staff;
  const kinds = employments.length === 0 ? [null] : employments;
  const sides = bodies.length === 0 ? [null] : bodies;
  const verdicts = kinds.flatMap((employment) =>
    sides.map((body) => concerns(document.appliesTo, { employment, body })),
  );
  if (verdicts.every((verdict) => verdict === "no")) score += RULES.notConcerned;
  else if (verdicts.includes("yes") && hasSubject(document.appliesTo)) score += RULES.concerned;
  if (understood.articles.some(({ article }) => article !== null && article === passage.article))
    score += RULES.namedArticle;
  const asksForSupplement = /附則|施行日|いつから|経過措置/u.test(understood.text);
  if (passage.kind === "supplement" && !asksForSupplement) score += RULES.supplement;
  if (/^(?:目的|趣旨)$/u.test(passage.caption ?? "") && !/目的|趣旨/u.test(understood.text)) score += RULES.purpose;
  if (document.title.includes("一部を改正する") && !understood.text.includes("改正")) score += RULES.amending;
  return score;
}

function hasSubject(appliesTo: Candidate["document"]["appliesTo"]): boolean {
  return appliesTo.employments.length + appliesTo.bodies.length > 0;
}
