import { workingDaysAfter } from "../../calendar.ts";
import { hasOther, openStep, openTasks, type Turn, turnsOf } from "./acting.ts";
import type { Command, Refusal } from "./command.ts";
import type { DecisionContext } from "./context.ts";
import { type Decision, happens, refuse } from "./decision.ts";
import type { Step } from "./definition.ts";
import type { Act, What } from "./event.ts";
import { checkFields } from "./fields.ts";
import type { RequestState } from "./state.ts";
import { afterStep, needed } from "./steps.ts";

export type ActingCommand = Extract<
  Command,
  {
    readonly kind:
      | "pass"
      | "agree"
      | "object"
      | "approve"
      | "answer"
      | "return"
      | "reject"
      | "nothing"
      | "reassign"
      | "review";
  }
>;

/** What the posts of a step may do with a request. */
export function decideActing(state: RequestState, command: ActingCommand, context: DecisionContext): Decision {
  if (command.kind === "review") return review(state, context);
  const { phase, round, askerId } = state;
  if (phase.kind === "ended") return refuse("ended");
  if (context.round !== undefined && context.round !== round) return refuse("stale");
  const step = openStep(state, context.definition);
  if (step === undefined) return refuse("not-now");
  if (context.personId === askerId) return refuse("own-request");
  const [turn] = turnsOf(state, context);
  if (turn === undefined) return refuse(hasActed(state, context.personId) ? "stale" : "not-yours");
  const wrong = objection(command, step);
  if (wrong !== undefined) return refuse(wrong);
  // What was told in confidence stays with whom it was told to.
  if (command.kind === "reassign" && state.confidential) return refuse("not-now");
  switch (command.kind) {
    case "return": {
      const due = workingDaysAfter(context.today, context.definition.returnedDays);
      return happens(context, turn.by, command.why, { kind: "returned", due });
    }
    case "reject":
      return happens(
        context,
        turn.by,
        command.why,
        { kind: "ended", ending: "rejected" },
        ...reviewOf(turn, step, context),
      );
    case "nothing":
      return happens(context, turn.by, command.why, { kind: "ended", ending: "nothing" });
    case "reassign":
      return reassign(state, command, { turn, step }, context);
    default:
      return act(state, command, { turn, step }, context);
  }
}

const ACTS: Readonly<Record<Extract<ActingCommand["kind"], Act>, Step["kind"]>> = {
  pass: "check",
  agree: "opinion",
  object: "opinion",
  approve: "approve",
  answer: "answer",
};
const NEED_REASON: ReadonlySet<string> = new Set(["object", "answer", "return", "reject", "nothing", "reassign"]);

function objection(command: Exclude<ActingCommand, { kind: "review" }>, step: Step): Refusal | undefined {
  if (!isAllowed(command.kind, step)) return "not-now";
  return NEED_REASON.has(command.kind) && command.why.trim() === "" ? "reason-missing" : undefined;
}

function isAllowed(kind: Exclude<ActingCommand["kind"], "review">, step: Step): boolean {
  switch (kind) {
    case "return":
      return step.mayReturn;
    case "reject":
      return step.mayReject;
    case "reassign":
      return step.mayReassign;
    case "nothing":
      return step.kind === "answer";
    default:
      return ACTS[kind] === step.kind;
  }
}

interface At {
  readonly turn: Turn;
  readonly step: Step;
}

function act(
  state: RequestState,
  command: Extract<ActingCommand, { readonly kind: Act }>,
  { turn, step }: At,
  context: DecisionContext,
): Decision {
  const checked = checkFields(context.definition, command.fields ?? {}, "step");
  if (checked.kind === "bad") return refuse(checked.reason, checked.field);
  const { fields } = checked;
  const acted: What = { kind: "acted", act: command.kind, post: turn.task.post, fields };
  const { phase } = state;
  if (phase.kind !== "at") return refuse("not-now");
  // Two tasks may have come to one post by a transfer: they are done together.
  const done = phase.tasks.filter((task) => task.done !== null || task.post === turn.task.post).length;
  const next = { ...state, fields: { ...state.fields, ...fields } };
  const isThrough = done >= needed(step, phase.tasks.length);
  return happens(
    context,
    turn.by,
    command.why,
    acted,
    ...reviewOf(turn, step, context),
    ...(isThrough ? [afterStep(next, phase.step, context)] : []),
  );
}

/** 代決 is shown to the post afterwards. */
function reviewOf({ task, by }: Turn, { days }: Step, { today }: DecisionContext): readonly What[] {
  return by.as === "deputy" ? [{ kind: "review-asked", post: task.post, due: workingDaysAfter(today, days) }] : [];
}

function reassign(
  state: RequestState,
  { to, why }: Extract<ActingCommand, { readonly kind: "reassign" }>,
  { turn, step }: At,
  context: DecisionContext,
): Decision {
  const { organisation, today } = context;
  const post = organisation.successor(to);
  if (openTasks(state, { ...step, order: "parallel" }).some((task) => task.post === post))
    return refuse("field-wrong", "to");
  if (!hasOther(post, state.askerId, organisation)) return refuse("unknown-unit", "to");
  const due = workingDaysAfter(today, step.days);
  return happens(context, turn.by, why, { kind: "reassigned", from: turn.task.post, to: post, due });
}

function review({ reviews }: RequestState, context: DecisionContext): Decision {
  const { personId, organisation } = context;
  if (personId === null || reviews.length === 0) return refuse("not-now");
  for (const { post } of reviews) {
    const acting = organisation.acting(post).find((each) => each.personId === personId);
    if (acting !== undefined) {
      return happens(context, { kind: "post", personId, post, as: acting.as }, null, { kind: "reviewed", post });
    }
  }
  return refuse("not-yours");
}

function hasActed({ phase }: RequestState, personId: string | null): boolean {
  return (
    phase.kind === "at" &&
    phase.tasks.some(({ done }) => done !== null && done.by.kind !== "desk" && done.by.personId === personId)
  );
}
