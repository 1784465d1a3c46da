import type { CalendarDate } from "../../corpus/document.ts";
import type { Scope } from "../../corpus/library.ts";
import type { Question } from "../contract.ts";

/** What may be looked at for a question: the rules of the day, for the asker and all who read along. */
export function scopeOf({ viewer, readers, hidden }: Question, asOf: CalendarDate): Scope {
  return { asOf, viewer, ...(readers === undefined ? {} : { readers }), ...(hidden === undefined ? {} : { hidden }) };
}
