import type { CalendarDate } from "../corpus/document.ts";

/** The day before, `2025-03-31` for `2025-04-01`. */
export function dayBefore(date: CalendarDate): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
