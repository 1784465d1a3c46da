import type { CalendarDate } from "../corpus/document.ts";

/** The day of a moment where the office is: a file that is saved before nine in the morning is not of the day before. */
export function officeDay(moment: Date): CalendarDate {
  return moment.toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" });
}
