import type { CalendarDate } from "../corpus/document.ts";
import { calendarDay } from "../corpus/japanese/calendar.ts";
import { findDates } from "../corpus/japanese/dates.ts";

/** 2026-04-01, 20260401 and 2026-04-01T00:00:00Z, as systems export days. */
const EXPORTED = /^(\d{4})(?:(\d{2})(\d{2})|-(\d{1,2})-(\d{1,2})(?:[T ]\d.*)?)$/u;
/** What may stand behind a day: its weekday, or that something starts on it. */
const BEHIND = /^(?:[（(][日月火水木金土](?:曜日?)?[)）])?(?:から)?(?:施行|適用|実施)?$/u;

/** A date as people type it into a form or a spreadsheet; undefined where it is none, or the calendar has no such day. */
export function parseDate(text: string): CalendarDate | undefined {
  const written = text.normalize("NFKC").trim();
  const [, year, month, day, exportedMonth, exportedDay] = EXPORTED.exec(written) ?? [];
  if (year !== undefined) {
    return calendarDay(Number(year), Number(month ?? exportedMonth), Number(day ?? exportedDay)) ?? undefined;
  }
  const [found] = findDates(written);
  if (found === undefined || found.index > 0 || found.from !== found.to) return undefined;
  return BEHIND.test(written.slice(found.text.length).replace(/\s/gu, "")) ? found.from : undefined;
}
