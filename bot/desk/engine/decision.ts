import type { Refusal } from "./command.ts";
import type { DecisionContext } from "./context.ts";
import type { By, DeskEvent, What } from "./event.ts";

export type Decision =
  /** No event at all says that there was nothing to do. */
  | { readonly kind: "events"; readonly events: readonly DeskEvent[] }
  | { readonly kind: "refused"; readonly reason: Refusal; readonly field?: string };

export function refuse(reason: Refusal, field?: string): Decision {
  return field === undefined ? { kind: "refused", reason } : { kind: "refused", reason, field };
}

/** What one person's command leads to. The first event is theirs; what follows from it is the desk's. */
export function happens(
  { at }: Pick<DecisionContext, "at">,
  by: By,
  why: string | null,
  first: What,
  ...then: readonly What[]
): Decision {
  const reason = why === null || why.trim() === "" ? null : why.trim();
  const events = then.map((what): DeskEvent => ({ what, at, by: { kind: "desk" }, why: null }));
  return { kind: "events", events: [{ what: first, at, by, why: reason }, ...events] };
}
