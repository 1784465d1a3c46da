import type { AwardEvent, AwardPlan, Candidate, Conflict, Scores } from "./event.ts";

export interface Score {
  readonly judgeId: string;
  readonly caseId: string;
  readonly scores: Scores;
  readonly comment: string;
}

interface Exclusion {
  readonly judgeId: string;
  readonly caseId: string;
  readonly conflict: Conflict;
}

/** An award round as its events add up to. */
export interface AwardState {
  readonly plan: AwardPlan;
  readonly phase: "scoring" | "closed" | "announced";
  /** Who still judges. */
  readonly judgeIds: readonly string[];
  readonly candidates: readonly Candidate[];
  readonly exclusions: readonly Exclusion[];
  /** One for each judge and case, the last; also of judges who have been replaced. None of an excluded pair. */
  readonly scores: readonly Score[];
  /** Number of events: what an append expects. */
  readonly length: number;
}

/** The state after an event; undefined before the first. An event that does not fit changes nothing but the length. */
export function evolve(state: AwardState | undefined, { what }: AwardEvent): AwardState | undefined {
  if (state === undefined) {
    if (what.kind !== "opened") return undefined;
    const { plan, judgeIds, candidates } = what;
    return { plan, judgeIds, candidates, phase: "scoring", exclusions: [], scores: [], length: 1 };
  }
  return { ...state, ...changed(state, what), length: state.length + 1 };
}

export function replay(events: readonly AwardEvent[]): AwardState | undefined {
  return events.reduce<AwardState | undefined>(evolve, undefined);
}

export function isExcluded({ exclusions }: AwardState, judgeId: string, caseId: string): boolean {
  return exclusions.some((each) => each.judgeId === judgeId && each.caseId === caseId);
}

/** What a judge has not scored and may. */
export function openCases(state: AwardState, judgeId: string): readonly Candidate[] {
  const scored = new Set(state.scores.flatMap((score) => (score.judgeId === judgeId ? [score.caseId] : [])));
  return state.candidates.filter(({ caseId }) => !scored.has(caseId) && !isExcluded(state, judgeId, caseId));
}

function changed(state: AwardState, what: AwardEvent["what"]): Partial<AwardState> {
  if (what.kind === "announced") return state.phase === "closed" ? { phase: "announced" } : {};
  if (state.phase !== "scoring") return {};
  switch (what.kind) {
    case "opened":
      return {};
    case "excluded": {
      const { kind: _, ...exclusion } = what;
      const others = state.exclusions.filter((each) => !isPair(each, what));
      return { exclusions: [...others, exclusion], scores: state.scores.filter((each) => !isPair(each, what)) };
    }
    case "scored": {
      if (isExcluded(state, what.judgeId, what.caseId)) return {};
      const { kind: _, ...score } = what;
      return { scores: [...state.scores.filter((each) => !isPair(each, what)), score] };
    }
    case "judge-replaced":
      return { judgeIds: [...new Set(state.judgeIds.map((id) => (id === what.from ? what.to : id)))] };
    case "candidate-removed":
      return {
        candidates: state.candidates.filter(({ caseId }) => caseId !== what.caseId),
        scores: state.scores.filter(({ caseId }) => caseId !== what.caseId),
      };
    case "closed":
      return { phase: "closed" };
  }
}

function isPair(one: { readonly judgeId: string; readonly caseId: string }, other: typeof one): boolean {
  return one.judgeId === other.judgeId && one.caseId === other.caseId;
}
