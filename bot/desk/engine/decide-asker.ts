import { workingDaysAfter } from "../../calendar.ts";
import { turnsOf } from "./acting.ts";
import type { Command } from "./command.ts";
import { DESK_OFFICE, type DecisionContext } from "./context.ts";
import { type Decision, happens, refuse } from "./decision.ts";
import type { By } from "./event.ts";
import { checkFields } from "./fields.ts";
import type { RequestState } from "./state.ts";
import { entered } from "./steps.ts";

type AskerCommand = Extract<
  Command,
  { readonly kind: "resubmit" | "pull-back" | "withdraw" | "join" | "leave" | "comment" | "note" }
>;

/** What the asker, and whoever joins in, may do with a request. */
export function decideAsker(state: RequestState, command: AskerCommand, context: DecisionContext): Decision {
  const { personId } = context;
  const { phase, askerId, joiners } = state;
  const isAsker = personId === askerId;
  const person: By =
    personId === null ? { kind: "desk" } : isAsker ? { kind: "asker", personId } : { kind: "person", personId };
  switch (command.kind) {
    case "comment":
      return command.why.trim() === ""
        ? refuse("reason-missing")
        : happens(context, person, command.why, { kind: "commented" });
    case "note":
      return mayNote(state, context)
        ? happens(context, person, null, { kind: "noted", name: command.name, value: command.value })
        : refuse("not-yours");
    case "join":
      if (phase.kind === "ended") return refuse("ended");
      if (personId === null || state.confidential) return refuse("not-now");
      if (isAsker) return refuse("own-request");
      return joiners.includes(personId)
        ? refuse("already-joined")
        : happens(context, person, null, { kind: "joined", personId });
    case "leave":
      if (personId === null || !joiners.includes(personId)) return refuse("not-now");
      return happens(context, person, null, { kind: "left", personId });
    default:
      return isAsker ? ofAsker(state, command, context, person) : refuse("not-yours");
  }
}

function ofAsker(
  state: RequestState,
  command: Extract<AskerCommand, { readonly kind: "resubmit" | "pull-back" | "withdraw" }>,
  context: DecisionContext,
  by: By,
): Decision {
  const { phase } = state;
  if (phase.kind === "ended") return refuse("ended");
  if (command.kind === "withdraw") return happens(context, by, command.why, { kind: "ended", ending: "withdrawn" });
  if (command.kind === "pull-back") {
    // Once somebody has acted on the step, only they can hand it back.
    if (phase.kind !== "at" || phase.tasks.some(({ done }) => done !== null)) return refuse("not-now");
    const due = workingDaysAfter(context.today, context.definition.returnedDays);
    return happens(context, by, null, { kind: "pulled-back", due });
  }
  if (phase.kind !== "returned") return refuse("not-now");
  const checked = checkFields(context.definition, command.fields, "asker");
  if (checked.kind === "bad") return refuse(checked.reason, checked.field);
  const { fields } = checked;
  const next = { ...state, fields: { ...state.fields, ...fields } };
  return happens(context, by, null, { kind: "resubmitted", fields }, entered(next, 0, state.round + 1, context));
}

/** Notes are the desk's own, and of those who run it or act on the request. */
function mayNote(state: RequestState, context: DecisionContext): boolean {
  const { personId, organisation } = context;
  if (personId === null || turnsOf(state, context).length > 0) return true;
  return organisation.acting(DESK_OFFICE).some((each) => each.personId === personId);
}
