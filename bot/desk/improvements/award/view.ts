import type { AwardPlan, Candidate, Scores } from "./event.ts";
import { type Ranked, ranking } from "./ranking.ts";
import { type AwardState, isExcluded, openCases } from "./state.ts";

/** A candidate as one person sees it. */
export interface SeenCandidate extends Candidate {
  /** Whether the person judges it; for judges only. */
  readonly mayScore: boolean;
  /** A judge's own; null before and for everybody else. */
  readonly own: { readonly scores: Scores; readonly comment: string } | null;
}

/** A round as one person may see it. */
export interface AwardView {
  readonly id: string;
  readonly plan: AwardPlan;
  readonly phase: AwardState["phase"];
  readonly isJudge: boolean;
  readonly isOrganiser: boolean;
  readonly candidates: readonly SeenCandidate[];
  /** How many cases each judge has still to score, for organisers; a judge sees their own. No scores in it. */
  readonly progress: readonly { readonly judgeId: string; readonly open: number }[];
  /**
   * null while scoring runs, for everybody. When closed, organisers and judges see it all; when announced, everybody sees
   * who has a prize, without means.
   */
  readonly ranking: readonly (Omit<Ranked, "mean" | "judges"> & Partial<Pick<Ranked, "mean" | "judges">>)[] | null;
}

export function viewOf(
  id: string,
  state: AwardState,
  { personId, isOrganiser }: { readonly personId: string; readonly isOrganiser: boolean },
): AwardView {
  const isJudge = state.judgeIds.includes(personId);
  const shown = state.judgeIds.filter((judgeId) => isOrganiser || judgeId === personId);
  return {
    ...{ id, plan: state.plan, phase: state.phase, isJudge, isOrganiser },
    candidates: state.candidates.map((candidate) => {
      const own = state.scores.find((score) => score.judgeId === personId && score.caseId === candidate.caseId);
      return {
        ...candidate,
        mayScore: isJudge && state.phase === "scoring" && !isExcluded(state, personId, candidate.caseId),
        own: own === undefined ? null : { scores: own.scores, comment: own.comment },
      };
    }),
    progress: shown.map((judgeId) => ({ judgeId, open: openCases(state, judgeId).length })),
    ranking: rankingFor(state, isOrganiser || isJudge),
  };
}

function rankingFor(state: AwardState, isInside: boolean): AwardView["ranking"] {
  if (state.phase === "scoring") return null;
  if (isInside) return ranking(state);
  if (state.phase === "closed") return null;
  return ranking(state)
    .filter(({ prize }) => prize !== null)
    .map(({ caseId, title, rank, prize }) => ({ caseId, title, rank, prize }));
}
