import type { CalendarDate } from "../../corpus/document.ts";

/** @param timeZone IANA name of the office's time zone, Asia/Tokyo */
export function calendarDate(moment: Date, timeZone: string): CalendarDate {
  const format = new Intl.DateTimeFormat("en", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${parts.get("year")?.padStart(4, "0")}-${parts.get("month")}-${parts.get("day")}`;
}
