import { workingDaysAfter } from "../../calendar.ts";
import type { Post } from "../../people/organisation.ts";
import { hasOther, resolve } from "./acting.ts";
import { DESK_OFFICE, type DecisionContext } from "./context.ts";
import type { Definition, Step } from "./definition.ts";
import type { Ending, What } from "./event.ts";
import type { RequestState } from "./state.ts";

type Resolving = Pick<RequestState, "unit" | "fields" | "askerId">;

/** Begins a step. Whoever it would go to, there is somebody other than the asker: at the last, the desk's office. */
export function entered(state: Resolving, step: number, round: number, context: DecisionContext): What {
  const { definition, today } = context;
  const settings = definition.steps[step];
  if (settings === undefined) throw new RangeError(`${definition.type} v${definition.version} has no step ${step}`);
  const due = workingDaysAfter(today, settings.days);
  return { kind: "entered", step, round, tasks: postsOf(settings, state, context).map((post) => ({ post, due })) };
}

/** What follows when a step is through: the next one, or the end. */
export function afterStep(
  state: Resolving & Pick<RequestState, "round">,
  step: number,
  context: DecisionContext,
): What {
  const { definition } = context;
  if (step + 1 < definition.steps.length) return entered(state, step + 1, state.round + 1, context);
  return { kind: "ended", ending: endingOf(definition) };
}

/** How many tasks of a step have to be done; never more than there are. */
export function needed(step: Step, tasks: number): number {
  return step.quorum === "all" ? tasks : Math.min(step.quorum, tasks);
}

function endingOf({ steps }: Definition): Ending {
  return steps.some(({ kind }) => kind === "approve") || steps.at(-1)?.kind !== "answer" ? "approved" : "answered";
}

function postsOf(step: Step, state: Resolving, { organisation }: DecisionContext): readonly Post[] {
  const posts = step.to.map((addressee) => {
    const named = resolve(addressee, state, organisation);
    const above = step.escalate === null ? null : resolve(step.escalate.to, state, organisation);
    return [named, above].find((post) => post !== null && hasOther(post, state.askerId, organisation)) ?? DESK_OFFICE;
  });
  return [...new Set(posts)];
}
