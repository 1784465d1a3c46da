import type { OrganisationDay, Post } from "../../people/organisation.ts";
import type { DecisionContext } from "./context.ts";
import { DESK_OFFICE } from "./context.ts";
import type { Addressee, Definition, Step } from "./definition.ts";
import type { By } from "./event.ts";
import type { RequestState, Task } from "./state.ts";

/** A task that a person may act on now, and in what capacity. */
export interface Turn {
  readonly task: Task;
  readonly by: Extract<By, { readonly kind: "post" }>;
}

/** What a person may act on at the open step, the most fitting first; empty where it is nobody's turn of theirs. */
export function turnsOf(state: RequestState, context: DecisionContext): readonly Turn[] {
  const { personId, definition, organisation } = context;
  const step = openStep(state, definition);
  if (personId === null || step === undefined) return [];
  const turns = openTasks(state, step).flatMap((task) => {
    const by = capacity(task, step, state, { personId, organisation });
    return by === undefined ? [] : [{ task, by }];
  });
  return turns.toSorted((one, other) => CAPACITIES.indexOf(one.by.as) - CAPACITIES.indexOf(other.by.as));
}

const CAPACITIES: readonly Turn["by"]["as"][] = ["holder", "substitute", "superior", "fallback", "deputy"];

/** The step that runs; undefined while the request is with its asker or has ended. */
export function openStep({ phase }: RequestState, { steps }: Pick<Definition, "steps">): Step | undefined {
  return phase.kind === "at" ? steps[phase.step] : undefined;
}

/** The tasks that may be acted on: of a serial step the first open one only. */
export function openTasks({ phase }: RequestState, step: Step): readonly Task[] {
  if (phase.kind !== "at") return [];
  const open = phase.tasks.filter(({ done }) => done === null);
  return step.order === "serial" ? open.slice(0, 1) : open;
}

function capacity(
  task: Task,
  step: Step,
  state: RequestState,
  { personId, organisation }: { readonly personId: string; readonly organisation: OrganisationDay },
): Turn["by"] | undefined {
  const { post } = task;
  const find = (among: Post) => organisation.acting(among).find((each) => each.personId === personId);
  const acting = find(post);
  if (acting !== undefined) return { kind: "post", personId, post, as: acting.as };
  if (task.escalatedTo.some((each) => find(each) !== undefined))
    return { kind: "post", personId, post, as: "superior" };
  const deputies = step.deputies.flatMap((each) => resolve(each, state, organisation) ?? []);
  // A deputy decides in another's stead: a post that fell back on the desk's office has no deputy to decide for it.
  const isDeputy = deputies.some((each) => organisation.postsOf(personId).includes(each));
  return isDeputy ? { kind: "post", personId, post, as: "deputy" } : undefined;
}

/** The post that an addressee stands for; null where the unit it needs is not named or not known. */
export function resolve(
  addressee: Addressee,
  { unit, fields }: Pick<RequestState, "unit" | "fields">,
  organisation: OrganisationDay,
): Post | null {
  switch (addressee.kind) {
    case "post":
      return organisation.successor(addressee.post);
    case "own":
      return organisation.find(unit, addressee.role);
    case "field": {
      const named = fields[addressee.field];
      return typeof named === "string" ? organisation.find(named, addressee.role) : null;
    }
  }
}

/** Who acts for a post beside the asker, who never decides on their own request. */
export function hasOther(post: Post, askerId: string, organisation: OrganisationDay): boolean {
  return organisation
    .acting(post)
    .some(({ personId, as }) => personId !== askerId && (as !== "fallback" || post === DESK_OFFICE));
}
