import type { Command } from "./command.ts";
import type { DecisionContext } from "./context.ts";
import { decideActing } from "./decide-acting.ts";
import { decideAsker } from "./decide-asker.ts";
import { decideTick } from "./decide-tick.ts";
import { type Decision, happens, refuse } from "./decision.ts";
import { checkFields } from "./fields.ts";
import type { RequestState } from "./state.ts";
import { entered } from "./steps.ts";

/**
 * What a command leads to: pure, so that the same command over the same state, organisation and moment always leads to
 * the same events.
 */
export function decide(state: RequestState | undefined, command: Command, context: DecisionContext): Decision {
  if (state === undefined) return command.kind === "submit" ? submit(command, context) : refuse("not-now");
  switch (command.kind) {
    case "submit":
      return refuse("not-now");
    case "tick":
      return decideTick(state, context);
    case "resubmit":
    case "pull-back":
    case "withdraw":
    case "join":
    case "leave":
    case "comment":
    case "note":
      return decideAsker(state, command, context);
    default:
      return decideActing(state, command, context);
  }
}

function submit(command: Extract<Command, { readonly kind: "submit" }>, context: DecisionContext): Decision {
  const { definition, organisation, personId } = context;
  if (personId === null) return refuse("not-yours");
  const checked = checkFields(definition, command.fields, "asker");
  if (checked.kind === "bad") return refuse(checked.reason, checked.field);
  const { fields } = checked;
  const unit = organisation.unitOf(personId) ?? "";
  const { type, version } = definition;
  const by = { kind: "asker", personId } as const;
  const submitted = {
    kind: "submitted",
    type,
    version,
    askerId: personId,
    unit,
    fields,
    confidential: command.confidential ?? false,
  } as const;
  return happens(context, by, null, submitted, entered({ unit, fields, askerId: personId }, 0, 1, context));
}
