import type { AwardPlan, AwardWhat, Candidate, Conflict, Scores } from "./event.ts";
import { type AwardState, isExcluded, openCases } from "./state.ts";

export type AwardCommand =
  | {
      readonly kind: "open";
      readonly plan: AwardPlan;
      readonly judgeIds: readonly string[];
      readonly candidates: readonly Candidate[];
    }
  | { readonly kind: "score"; readonly caseId: string; readonly scores: Scores; readonly comment: string }
  /** The judge says that they should not judge a case. It cannot be taken back. */
  | { readonly kind: "declare"; readonly caseId: string }
  | { readonly kind: "replace-judge"; readonly from: string; readonly to: string }
  | { readonly kind: "remove-candidate"; readonly caseId: string }
  /** `evenIfMissing`: the organiser has been told who has not scored all. */
  | { readonly kind: "close"; readonly evenIfMissing: boolean }
  | { readonly kind: "announce" };

export type AwardRefusal =
  | "unknown-round"
  | "already-open"
  | "no-candidates"
  | "no-judges"
  | "bad-plan"
  | "not-organiser"
  | "not-judge"
  | "conflict"
  | "unknown-case"
  | "bad-scores"
  | "too-long"
  | "closed"
  | "not-closed"
  | "scores-missing";

export type AwardDecision =
  | { readonly kind: "events"; readonly events: readonly AwardWhat[] }
  | { readonly kind: "refused"; readonly reason: AwardRefusal };

export interface AwardContext {
  readonly personId: string;
  readonly isOrganiser: boolean;
  /** Why a judge may not judge a case as things stand now; null where they may. */
  readonly conflictOf: (judgeId: string, caseId: string) => Exclude<Conflict, "declared"> | null;
}

const LONGEST_COMMENT = 1000;
const LOWEST = 1;
const HIGHEST = 5;

/** What a command leads to in a round. There is no way back from closed: that would be scoring in sight of the result. */
export function decideAward(
  state: AwardState | undefined,
  command: AwardCommand,
  context: AwardContext,
): AwardDecision {
  if (command.kind === "open") return state === undefined ? open(command, context) : refused("already-open");
  if (state === undefined) return refused("unknown-round");
  switch (command.kind) {
    case "score":
      return score(state, command, context);
    case "declare":
      return declare(state, command.caseId, context);
    case "announce":
      if (!context.isOrganiser) return refused("not-organiser");
      if (state.phase === "scoring") return refused("not-closed");
      return events(state.phase === "closed" ? [{ kind: "announced" }] : []);
    default:
      if (!context.isOrganiser) return refused("not-organiser");
      if (state.phase !== "scoring") return refused("closed");
      return organise(state, command, context);
  }
}

function open({ plan, judgeIds, candidates }: Extract<AwardCommand, { kind: "open" }>, context: AwardContext) {
  if (!context.isOrganiser) return refused("not-organiser");
  if (!isSound(plan)) return refused("bad-plan");
  if (candidates.length === 0) return refused("no-candidates");
  const judges = [...new Set(judgeIds)];
  if (judges.length === 0) return refused("no-judges");
  return events([{ kind: "opened", plan, judgeIds: judges, candidates }, ...conflictsOf(judges, candidates, context)]);
}

function score(
  state: AwardState,
  { caseId, scores, comment }: Extract<AwardCommand, { kind: "score" }>,
  context: AwardContext,
): AwardDecision {
  const { personId: judgeId } = context;
  const hindrance = hindranceOf(state, caseId, context);
  if (hindrance !== null) return refused(hindrance);
  if (isExcluded(state, judgeId, caseId)) return refused("conflict");
  const conflict = context.conflictOf(judgeId, caseId);
  if (conflict !== null) return events([{ kind: "excluded", judgeId, caseId, conflict }]);
  if (comment.length > LONGEST_COMMENT) return refused("too-long");
  const ids = state.plan.criteria.map(({ id }) => id);
  const isWhole = ids.every((id) => isScore(scores[id])) && Object.keys(scores).length === ids.length;
  return isWhole ? events([{ kind: "scored", judgeId, caseId, scores, comment }]) : refused("bad-scores");
}

function declare(state: AwardState, caseId: string, context: AwardContext): AwardDecision {
  const hindrance = hindranceOf(state, caseId, context);
  if (hindrance !== null) return refused(hindrance);
  if (isExcluded(state, context.personId, caseId)) return events([]);
  return events([{ kind: "excluded", judgeId: context.personId, caseId, conflict: "declared" }]);
}

function hindranceOf(state: AwardState, caseId: string, { personId }: AwardContext): AwardRefusal | null {
  if (!state.judgeIds.includes(personId)) return "not-judge";
  if (state.phase !== "scoring") return "closed";
  return state.candidates.some((candidate) => candidate.caseId === caseId) ? null : "unknown-case";
}

function organise(
  state: AwardState,
  command: Extract<AwardCommand, { kind: "replace-judge" | "remove-candidate" | "close" }>,
  context: AwardContext,
): AwardDecision {
  if (command.kind === "replace-judge") {
    const { from, to } = command;
    if (!state.judgeIds.includes(from)) return refused("not-judge");
    return events([{ kind: "judge-replaced", from, to }, ...conflictsOf([to], state.candidates, context)]);
  }
  if (command.kind === "remove-candidate") {
    const { caseId } = command;
    const isCandidate = state.candidates.some((candidate) => candidate.caseId === caseId);
    return isCandidate ? events([{ kind: "candidate-removed", caseId }]) : refused("unknown-case");
  }
  const isMissing = state.judgeIds.some((id) => openCases(state, id).length > 0);
  if (isMissing && !command.evenIfMissing) return refused("scores-missing");
  // Whoever has joined a case or moved to its section since is out before anything is counted.
  const judges = [...new Set([...state.judgeIds, ...state.scores.map(({ judgeId }) => judgeId)])];
  const late = conflictsOf(judges, state.candidates, context).filter(
    (what) => what.kind === "excluded" && !isExcluded(state, what.judgeId, what.caseId),
  );
  return events([...late, { kind: "closed" }]);
}

function conflictsOf(judgeIds: readonly string[], candidates: readonly Candidate[], { conflictOf }: AwardContext) {
  return judgeIds.flatMap((judgeId) =>
    candidates.flatMap(({ caseId }): readonly AwardWhat[] => {
      const conflict = conflictOf(judgeId, caseId);
      return conflict === null ? [] : [{ kind: "excluded", judgeId, caseId, conflict }];
    }),
  );
}

function isSound({ name, from, to, scoreUntil, criteria, prizes }: AwardPlan): boolean {
  const ids = new Set(criteria.map(({ id }) => id));
  return (
    name.trim() !== "" &&
    from <= to &&
    to <= scoreUntil &&
    criteria.length > 0 &&
    ids.size === criteria.length &&
    criteria.every(({ weight }) => Number.isFinite(weight) && weight > 0) &&
    prizes.every(({ upTo }, at) => Number.isInteger(upTo) && upTo > (prizes[at - 1]?.upTo ?? 0))
  );
}

function isScore(value: number | undefined): boolean {
  return value !== undefined && Number.isInteger(value) && value >= LOWEST && value <= HIGHEST;
}

function events(list: readonly AwardWhat[]): AwardDecision {
  return { kind: "events", events: list };
}

function refused(reason: AwardRefusal): AwardDecision {
  return { kind: "refused", reason };
}
