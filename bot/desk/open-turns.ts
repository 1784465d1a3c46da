import type { OrganisationDay, Post } from "../people/organisation.ts";
import type { OpenTurn, TurnKey } from "../store/desk-requests.ts";
import { openStep, openTasks, resolve } from "./engine/acting.ts";
import type { Definition } from "./engine/definition.ts";
import type { DeskEvent } from "./engine/event.ts";
import type { RequestState } from "./engine/state.ts";

/** Whose turn it is in a request, as lists are read from it. */
export function turnsIn(
  state: RequestState,
  definition: Definition,
  organisation: OrganisationDay,
): readonly Omit<OpenTurn, "requestId">[] {
  const { askerId, phase } = state;
  const step = openStep(state, definition);
  const reviews = state.reviews.map(({ post, due }) => ({ kind: "review", post, due }) as const);
  if (phase.kind === "returned") return [{ kind: "asker", post: askerId, due: phase.due }, ...reviews];
  if (step === undefined) return reviews;
  const deputies = step.deputies.flatMap((each) => resolve(each, state, organisation) ?? []);
  const open = openTasks(state, step).flatMap(({ post, due, escalatedTo }) => [
    { kind: "task", post, due } as const,
    ...escalatedTo.map((above) => ({ kind: "escalated", post: above, due }) as const),
    ...deputies.map((deputy) => ({ kind: "deputy", post: deputy, due }) as const),
  ]);
  return [...open, ...reviews];
}

/** Whose turn it has ever been: who could act, and whose colleague was faster, may go on reading. */
export function turnsPassed(
  history: readonly DeskEvent[],
  state: RequestState,
  { steps }: Definition,
  organisation: OrganisationDay,
): readonly TurnKey[] {
  return history.flatMap(({ what }): readonly TurnKey[] => {
    switch (what.kind) {
      case "entered": {
        const deputies = steps[what.step]?.deputies.flatMap((each) => resolve(each, state, organisation) ?? []) ?? [];
        return [
          ...what.tasks.map(({ post }) => ({ kind: "task", post }) as const),
          ...deputies.map((post) => ({ kind: "deputy", post }) as const),
        ];
      }
      case "escalated":
        return [{ kind: "escalated", post: what.to }];
      case "reassigned":
        return [{ kind: "task", post: what.to }];
      default:
        return [];
    }
  });
}

/** Those of the turns that are a person's to take on the day. */
export function turnsFor(
  personId: string,
  keys: readonly TurnKey[],
  organisation: OrganisationDay,
): readonly TurnKey[] {
  const held: ReadonlySet<Post> = new Set(organisation.postsOf(personId));
  return keys.filter(({ kind, post }) => {
    switch (kind) {
      case "asker":
        return post === personId;
      case "deputy":
        return held.has(organisation.successor(post));
      default:
        return held.has(post) || organisation.acting(post).some((each) => each.personId === personId);
    }
  });
}
