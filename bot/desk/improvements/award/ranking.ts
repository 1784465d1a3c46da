import type { Candidate, Criterion, Scores } from "./event.ts";
import type { AwardState, Score } from "./state.ts";

export interface Ranked extends Candidate {
  /** From 1; those of equal mean share it, and the next is counted as if they did not: 1, 1, 3. null where nobody scored. */
  readonly rank: number | null;
  /** Mean over the judges who scored it, to four decimals; null where nobody did. */
  readonly mean: number | null;
  readonly judges: number;
  /** The first of the prizes that the rank reaches; null for none. */
  readonly prize: string | null;
}

/**
 * Cases by the mean of their judges' weighted scores, best first. Whoever may not judge a case, or has not, is left out
 * of its mean on both sides, so a missing score neither helps nor harms. Ties stay ties; in the list they stand by id.
 */
export function ranking(state: AwardState): readonly Ranked[] {
  const { plan, candidates } = state;
  const marks = plan.normalised ? normalisedMarks(marksOf(state)) : marksOf(state);
  const scored = candidates.map((candidate) => {
    const own = marks.filter(({ caseId }) => caseId === candidate.caseId).map(({ mark }) => mark);
    return { ...candidate, mean: own.length === 0 ? null : rounded(meanOf(own)), judges: own.length };
  });
  return scored
    .map((each) => {
      const rank = each.mean === null ? null : 1 + scored.filter(({ mean }) => (mean ?? 0) > (each.mean ?? 0)).length;
      return { ...each, rank, prize: prizeOf(rank, plan.prizes) };
    })
    .toSorted(
      (one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity) || one.caseId.localeCompare(other.caseId),
    );
}

/** Weighted mean of a judge's scores for a case, 1 to 5. */
export function markOf(scores: Scores, criteria: readonly Criterion[]): number {
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return criteria.reduce((sum, { id, weight }) => sum + weight * (scores[id] ?? 0), 0) / weights;
}

interface Mark {
  readonly judgeId: string;
  readonly caseId: string;
  readonly mark: number;
}

/** In an order of their own, so that sums come out the same whoever scored first. */
function marksOf({ scores, plan, candidates }: AwardState): readonly Mark[] {
  const known = new Set(candidates.map(({ caseId }) => caseId));
  return scores
    .filter(({ caseId }) => known.has(caseId))
    .map(({ judgeId, caseId, scores: given }: Score) => ({ judgeId, caseId, mark: markOf(given, plan.criteria) }))
    .toSorted((one, other) => one.judgeId.localeCompare(other.judgeId) || one.caseId.localeCompare(other.caseId));
}

/** Each judge's marks with the mean and the standard deviation of all marks. A judge who gives all the same says nothing: the mean. */
function normalisedMarks(marks: readonly Mark[]): readonly Mark[] {
  const all = marks.map(({ mark }) => mark);
  if (all.length === 0) return [];
  const [mean, spread] = [meanOf(all), spreadOf(all)];
  return [...Map.groupBy(marks, ({ judgeId }) => judgeId).values()].flatMap((own) => {
    const given = own.map(({ mark }) => mark);
    const [ownMean, ownSpread] = [meanOf(given), spreadOf(given)];
    return own.map((each) => ({
      ...each,
      mark: ownSpread < 1e-9 ? mean : mean + ((each.mark - ownMean) / ownSpread) * spread,
    }));
  });
}

function prizeOf(rank: number | null, prizes: AwardState["plan"]["prizes"]): string | null {
  if (rank === null) return null;
  return prizes.find(({ upTo }) => rank <= upTo)?.name ?? null;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function spreadOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
}

/** What is equal on paper is not always in binary fractions. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
