import type { Candidate, TermStatistics } from "../../corpus/library.ts";
import type { Understood } from "../question/understand.ts";
import { type Features, featuresOf } from "./features.ts";
import { weighTerms } from "./query-terms.ts";
import { createRules } from "./rules.ts";
import { FEATURE_NAMES, FEATURE_WEIGHTS, SUPPORT } from "./weights.ts";

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
  const rules = createRules(understood, candidates);
  const ranked = candidates.flatMap((candidate, at) => {
    const own = features[at];
    return own === undefined ? [] : [{ ...candidate, features: own, score: linear(own) + rules(candidate) }];
  });
  return withDocumentSupport(ranked).sort((one, other) => other.score - one.score);
}

/** A passage counts a little more where other passages of its document rank well too: the document is about the question. */
function withDocumentSupport(ranked: readonly Ranked[]): Ranked[] {
  const lowest = ranked.reduce((least, { score }) => Math.min(least, score), Infinity);
  const byDocument = Map.groupBy(ranked, ({ document }) => document.id);
  return ranked.map((each) => {
    const others = (byDocument.get(each.document.id) ?? []).filter((other) => other !== each).map(({ score }) => score);
    const best = others.sort((one, other) => other - one).slice(0, SUPPORT.passages);
    const sum = best.reduce((total, score) => total + score - lowest, 0);
    return { ...each, score: each.score + (SUPPORT.weight * sum) / SUPPORT.passages };
  });
}

export function linear(features: Features): number {
  return FEATURE_NAMES.reduce((sum, name) => sum + FEATURE_WEIGHTS[name] * features[name], 0);
}
