import type { DeskRequest, SeenRequest } from "./contract.ts";
import { contextOf, type DeskDay } from "./desk-day.ts";
import { turnsOf } from "./engine/acting.ts";
import type { Command, CommandKind } from "./engine/command.ts";
import { DESK_OFFICE } from "./engine/context.ts";
import { decide } from "./engine/decide.ts";
import type { Definition } from "./engine/definition.ts";
import type { DeskEvent } from "./engine/event.ts";
import type { RequestState } from "./engine/state.ts";
import { turnsFor, turnsIn, turnsPassed } from "./open-turns.ts";
import { shownAsker, shownOf } from "./shown-asker.ts";

/** `whole` for who asked, acts, acted, reviews or runs the desks; `part` for who joined. */
export type Sight = "whole" | "part" | "none";

export function sightOf(
  { state, history }: Pick<DeskRequest, "state" | "history">,
  personId: string,
  definition: Definition,
  { organisation }: Pick<DeskDay, "organisation">,
): Sight {
  if (state.askerId === personId) return "whole";
  if (turnsFor(personId, turnsIn(state, definition, organisation), organisation).length > 0) return "whole";
  if (history.some(({ by }) => by.kind === "post" && by.personId === personId)) return "whole";
  if (turnsFor(personId, turnsPassed(history, state, definition, organisation), organisation).length > 0)
    return "whole";
  if (!state.confidential && organisation.postsOf(personId).includes(DESK_OFFICE)) return "whole";
  return state.joiners.includes(personId) ? "part" : "none";
}

interface Seeing {
  readonly request: DeskRequest;
  readonly personId: string;
  readonly definition: Definition;
  readonly day: DeskDay;
}

/** A request as somebody may see it; undefined where they may not. */
export function seenBy({ request, personId, definition, day }: Seeing): SeenRequest | undefined {
  const sight = sightOf(request, personId, definition, day);
  if (sight === "none") return undefined;
  const { state } = request;
  const context = contextOf(day, definition, personId);
  const isAsker = state.askerId === personId;
  const shown = isAsker ? request : withoutAsker(request);
  return {
    ...(sight === "part" ? withoutTalk(shown, personId) : shown),
    asker: shownAsker(state, day.nameOf),
    joined: state.joiners.length,
    may: probes(state).flatMap((command) => (mayDo(state, command, context) ? [command.kind] : [])),
    actsFor: isAsker ? [] : [...new Set(turnsOf(state, context).map(({ task }) => task.post))],
  };
}

/** What is left of a request to somebody who, by what they have just done, may no longer see it. */
export function hiddenFrom({ request, personId, day }: Seeing): SeenRequest {
  const asker = shownAsker(request.state, day.nameOf);
  const left = withoutTalk(withoutAsker(request), personId);
  return { ...left, asker, joined: request.state.joiners.length, may: [], actsFor: [] };
}

/** What is still missing from a command that might be given does not make it one that may not. */
const CAN_BE_FILLED_IN: ReadonlySet<string> = new Set([
  "field-missing",
  "field-wrong",
  "reason-missing",
  "unknown-unit",
]);

function mayDo(state: RequestState, command: Command, context: ReturnType<typeof contextOf>): boolean {
  const decision = decide(state, command, context);
  return decision.kind === "events" ? decision.events.length > 0 : CAN_BE_FILLED_IN.has(decision.reason);
}

const WITH_REASON = [
  "pass",
  "agree",
  "object",
  "approve",
  "answer",
  "return",
  "reject",
  "nothing",
  "withdraw",
  "comment",
] as const satisfies readonly CommandKind[];
const BARE = ["pull-back", "review", "join", "leave"] as const satisfies readonly CommandKind[];

function probes({ fields, unit }: RequestState): readonly Command[] {
  return [
    ...WITH_REASON.map((kind): Command => ({ kind, why: "―" })),
    ...BARE.map((kind): Command => ({ kind })),
    { kind: "reassign", to: unit, why: "―" },
    { kind: "resubmit", fields },
    { kind: "note", name: "", value: "" },
  ];
}

/** Takes out who asked, as far as they are not to be known. */
function withoutAsker(request: DeskRequest): DeskRequest {
  const { state, history } = request;
  const shown = shownOf(state);
  if (shown === "name") return request;
  const { askerId } = state;
  const unit = shown === "unit" ? state.unit : "";
  return {
    ...request,
    state: { ...state, askerId: "", unit, fields: withoutTurn(state.fields) },
    history: history.map((event) => unnamed(event, askerId, unit)),
  };
}

function unnamed(event: DeskEvent, askerId: string, unit: string): DeskEvent {
  const { what, by } = event;
  return {
    ...event,
    by: by.kind !== "desk" && by.personId === askerId ? { ...by, personId: "" } : by,
    what: what.kind === "submitted" ? { ...what, askerId: "", unit, fields: withoutTurn(what.fields) } : what,
  };
}

/** The conversation that a question comes from would tell whose it is. */
function withoutTurn({ turn: _, ...fields }: RequestState["fields"]): RequestState["fields"] {
  return fields;
}

const TALK: ReadonlySet<string> = new Set(["commented", "acted", "noted", "review-asked", "reviewed", "reminded"]);

/** Who joined learns how it goes on, not what is said about it meanwhile, nor who else joined. */
function withoutTalk(request: DeskRequest, personId: string): DeskRequest {
  const { state, history } = request;
  const isOthers = ({ what }: DeskEvent) =>
    (what.kind === "joined" || what.kind === "left") && what.personId !== personId;
  return {
    ...request,
    state: { ...state, joiners: [personId], notes: {} },
    history: history
      .filter((event) => !TALK.has(event.what.kind) && !isOthers(event))
      .map((event) => (event.what.kind === "ended" ? event : { ...event, why: null })),
  };
}
