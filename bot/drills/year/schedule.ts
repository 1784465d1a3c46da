import type { CalendarDate } from "../../../corpus/document.ts";
import { plusDays } from "../../calendar.ts";
import type { DeskRequest } from "../../desk/contract.ts";
import { resolve } from "../../desk/engine/acting.ts";
import { DESK_OFFICE } from "../../desk/engine/context.ts";
import type { DeskEvent } from "../../desk/engine/event.ts";
import { evolve, type RequestState } from "../../desk/engine/state.ts";
import type { Definitions } from "../../desk/load-definitions.ts";
import type { OrganisationDay } from "../../people/organisation.ts";
import { dayIn } from "./behaviour.ts";
import { dueMessages } from "./due-messages.ts";

/** A task as long as it was open. */
interface Open {
  readonly post: string;
  readonly step: number;
  readonly due: CalendarDate;
  readonly given: CalendarDate;
  /** The day on which it came from a post that this one succeeded: what it says then depends on the hour. */
  readonly carried: CalendarDate | null;
  /** The day on which it was closed; null while it is open. */
  closed: CalendarDate | null;
  readonly sent: { readonly what: string; readonly day: CalendarDate }[];
}

/**
 * Reminders and escalations of a request's tasks that the rules call for and that are missing, and those that they do not
 * call for. On the day on which a task is closed either is right, since it depends on the hour.
 */
export function scheduleFaults(
  { number, state, history }: DeskRequest,
  definitions: Definitions,
  last: CalendarDate,
  officeOn: (day: CalendarDate) => OrganisationDay,
): readonly string[] {
  const { steps } = definitions.of(state.type, state.version);
  return openTasks(history).flatMap((task) => {
    const step = steps[task.step];
    if (step === undefined) return [`${number} is at a step that there is not`];
    const until = task.closed ?? last;
    const called = dueMessages(step, { given: task.given, due: task.due, until }).filter(({ what, day }) => {
      if (what !== "above" && what !== "office") return true;
      const to = what === "above" && step.escalate !== null ? resolve(step.escalate.to, state, officeOn(day)) : null;
      // Nobody is told that they are late themselves, and what is confidential stays where it is.
      return (to ?? DESK_OFFICE) !== task.post && !(what === "office" && state.confidential);
    });
    const before = called
      .filter(({ day }) => day < until && day !== task.carried)
      .map(({ what, day }) => `${what} ${day}`);
    const may = new Set(called.map(({ what, day }) => `${what} ${day}`));
    const sent = task.sent.map(({ what, day }) => `${what} ${day}`);
    return [
      ...before.filter((each) => !sent.includes(each)).map((each) => `skipped: ${number} ${task.post} ${each}`),
      ...sent
        .filter((each) => !may.has(each) && !each.endsWith(` ${task.carried}`))
        .map((each) => `not due: ${number} ${task.post} ${each}`),
      ...sent.filter((each, at) => sent.indexOf(each) !== at).map((each) => `twice: ${number} ${task.post} ${each}`),
    ];
  });
}

function openTasks(history: readonly DeskEvent[]): readonly Open[] {
  const all: Open[] = [];
  let state: RequestState | undefined;
  for (const event of history) {
    const day = dayIn(event.at);
    state = evolve(state, event);
    const open = state?.phase.kind === "at" ? state.phase.tasks.filter(({ done }) => done === null) : [];
    const isNew = event.what.kind === "entered";
    for (const task of all) {
      const still = open.some(({ post, due }) => post === task.post && due === task.due);
      if (task.closed === null && (isNew || !still)) task.closed = day;
    }
    const step = state?.phase.kind === "at" ? state.phase.step : 0;
    for (const { post, due } of open) {
      const known = all.some((task) => task.closed === null && task.post === post && task.due === due);
      if (!known)
        all.push({
          post,
          step,
          due,
          given: givenOn(event.at),
          carried: event.what.kind === "transferred" ? day : null,
          closed: null,
          sent: [],
        });
    }
    note(event, all, day);
  }
  return all;
}

function note({ what }: DeskEvent, all: readonly Open[], day: CalendarDate): void {
  if (what.kind === "reminded" && what.post !== null && !what.nth.startsWith("review-")) {
    all.find(({ post, closed }) => post === what.post && closed === null)?.sent.push({ what: what.nth, day });
  }
  if (what.kind === "escalated") {
    const named = what.to === DESK_OFFICE ? "office" : "above";
    all.find(({ post, closed }) => post === what.post && closed === null)?.sent.push({ what: named, day });
  }
}

/** A task that is given before the office opens has its first day of reminders on the same day, else on the next. */
function givenOn(at: string): CalendarDate {
  const time = new Date(Date.parse(at) + 9 * 3_600_000).toISOString().slice(11, 16);
  return time < "08:30" ? plusDays(dayIn(at), -1) : dayIn(at);
}
