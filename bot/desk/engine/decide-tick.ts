import type { CalendarDate } from "../../../corpus/document.ts";
import { isWorkingDay, workingDaysAfter, workingDaysBefore } from "../../calendar.ts";
import { openStep, openTasks, resolve } from "./acting.ts";
import { DESK_OFFICE, type DecisionContext } from "./context.ts";
import type { Decision } from "./decision.ts";
import type { Step } from "./definition.ts";
import type { What } from "./event.ts";
import { type RequestState, sentMark, type Task } from "./state.ts";

/** Working days between two reminders of what is late. */
const LATE_EVERY = 5;

/**
 * What the desk does by itself on a day: moves tasks to posts that succeeded others, reminds and escalates. Each mark of a
 * round is set once, however often and at whatever hour of the day this is asked; of reminders that were missed only
 * the last is sent.
 */
export function decideTick(state: RequestState, context: DecisionContext): Decision {
  const what = [...transfers(state, context), ...(isWorkingDay(context.today) ? reminders(state, context) : [])];
  const { at } = context;
  return { kind: "events", events: what.map((each) => ({ what: each, at, by: { kind: "desk" }, why: null })) };
}

function transfers({ phase, reviews }: RequestState, { organisation }: DecisionContext): readonly What[] {
  const open = phase.kind === "at" ? phase.tasks.filter(({ done }) => done === null) : [];
  const posts = new Set([...open, ...reviews].map(({ post }) => post));
  return [...posts].flatMap((from) => {
    const to = organisation.successor(from);
    return to === from ? [] : [{ kind: "transferred", from, to } as const];
  });
}

function reminders(state: RequestState, context: DecisionContext): readonly What[] {
  const { definition, today, organisation } = context;
  const { phase, sent } = state;
  const reminded = (post: string | null, nth: string | undefined): readonly What[] =>
    nth === undefined || sent.includes(sentMark("remind", post ?? "", nth))
      ? []
      : [{ kind: "reminded", post, day: today, nth }];
  const reviewing = state.reviews.flatMap(({ post, due }) => {
    const late = lateness(due, today);
    return reminded(organisation.successor(post), late === 0 ? undefined : `review-${every(late, LATE_EVERY)}`);
  });
  if (phase.kind === "returned") {
    const late = lateness(phase.due, today);
    return [
      ...reviewing,
      ...reminded(null, late === 0 ? undefined : `returned-${every(late, definition.returnedDays)}`),
    ];
  }
  const step = openStep(state, definition);
  if (step === undefined) return reviewing;
  const ofTasks = openTasks(state, step).flatMap((task) => {
    const post = organisation.successor(task.post);
    return [...reminded(post, nthOf(task, step, today)), ...escalation({ ...task, post }, step, state, context)];
  });
  return [...reviewing, ...ofTasks];
}

/** Which reminder of a task is the last that is due on a day. */
function nthOf({ due }: Task, { remindBefore }: Step, today: CalendarDate): string | undefined {
  const late = lateness(due, today);
  if (late > 0) return `late-${every(late, LATE_EVERY)}`;
  const last = remindBefore.toSorted((one, other) => one - other).find((days) => workingDaysBefore(due, days) <= today);
  return last === undefined ? undefined : `before-${last}`;
}

/** Late by the step's days, its escalation is told; by twice as many, the desk's office as well. */
function escalation(task: Task, step: Step, state: RequestState, context: DecisionContext): readonly What[] {
  if (step.escalate === null) return [];
  const { afterDays, to } = step.escalate;
  const late = lateness(task.due, context.today);
  const above = resolve(to, state, context.organisation) ?? DESK_OFFICE;
  const reached = [
    ...(late >= Math.max(afterDays, 1) ? [above] : []),
    // What is confidential is never anybody's but whom it was written to.
    ...(late >= 2 * Math.max(afterDays, 1) + 1 && !state.confidential ? [DESK_OFFICE] : []),
  ];
  return [...new Set(reached)].flatMap((post) =>
    post === task.post || state.sent.includes(sentMark("escalate", task.post, post))
      ? []
      : [{ kind: "escalated", post: task.post, to: post, day: context.today } as const],
  );
}

/** Working days by which a day is past another; 0 until it is. Counted to half a year only: later is as late. */
function lateness(due: CalendarDate, today: CalendarDate): number {
  let late = 0;
  for (let day = due; day < today && late < 130; late += 1) day = workingDaysAfter(day, 1);
  return due >= today ? 0 : late;
}

/** The first of each run of so many: 1, 6, 11 for 5. */
function every(late: number, days: number): number {
  return late - ((late - 1) % days);
}
