import type { CalendarDate } from "../../../corpus/document.ts";
import { isWorkingDay, plusDays, workingDaysBefore } from "../../calendar.ts";
import type { Step } from "../../desk/engine/definition.ts";

/** A reminder or an escalation that a day brings, by the rules as the product's handbook has them. */
export interface DueMessage {
  /** `before-1`, `late-6`, `above`, `office`. */
  readonly what: string;
  readonly day: CalendarDate;
}

/** Late by so many working days, who has not acted is reminded again. */
const AGAIN_AFTER = 5;

/**
 * What a task brings on each day from the day after it was given until another day, if nobody acts on it: reminders on the
 * days before it is due that its step names, on the first working day after and every fifth from there; its escalation
 * when it is late by the step's days, and the desk's office when it is late by twice as many and one.
 */
export function dueMessages(
  { remindBefore, escalate }: Pick<Step, "remindBefore" | "escalate">,
  { given, due, until }: { readonly given: CalendarDate; readonly due: CalendarDate; readonly until: CalendarDate },
): readonly DueMessage[] {
  const messages: DueMessage[] = [];
  for (let day = plusDays(given, 1); day <= until; day = plusDays(day, 1)) {
    if (!isWorkingDay(day)) continue;
    if (day <= due) {
      const before = remindBefore.filter((days) => workingDaysBefore(due, days) === day);
      messages.push(...before.map((days) => ({ what: `before-${days}`, day })));
      continue;
    }
    const late = workingDaysBetween(due, day);
    if (late % AGAIN_AFTER === 1) messages.push({ what: `late-${late}`, day });
    if (escalate === null) continue;
    const after = Math.max(escalate.afterDays, 1);
    if (late === after) messages.push({ what: "above", day });
    if (late === 2 * after + 1) messages.push({ what: "office", day });
  }
  return messages;
}

/** Working days after one day up to another, that one included. */
function workingDaysBetween(from: CalendarDate, to: CalendarDate): number {
  let count = 0;
  for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1)) if (isWorkingDay(day)) count += 1;
  return count;
}
