import type { CalendarDate } from "../document.ts";

/** Days from the first to the last, both included. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** @returns null where the calendar has no such day */
export function calendarDay(year: number, month: number, day: number): CalendarDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}

export function dayParts(day: CalendarDate): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

export function addDays(day: CalendarDate, days: number): CalendarDate {
  const { year, month, day: date } = dayParts(day);
  return isoDay(year, month, date + days);
}

/** The same day of another month, or that month's last day where it is shorter. */
export function addMonths(day: CalendarDate, months: number): CalendarDate {
  const { year, month, day: date } = dayParts(day);
  const { from, to } = monthOf(year, month + months);
  return earlierOf(addDays(from, date - 1), to);
}

export function earlierOf(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one.localeCompare(other) < 0 ? one : other;
}

export function laterOf(one: CalendarDate, other: CalendarDate): CalendarDate {
  return earlierOf(one, other) === one ? other : one;
}

/** @param month counted from January of the year; 13 is the next January */
export function monthOf(year: number, month: number): Period {
  return { from: isoDay(year, month, 1), to: isoDay(year, month + 1, 0) };
}

export function yearOf(year: number): Period {
  return { from: isoDay(year, 1, 1), to: isoDay(year, 12, 31) };
}

/** 年度: April to March. */
export function fiscalYearOf(year: number): Period {
  return { from: isoDay(year, 4, 1), to: isoDay(year + 1, 3, 31) };
}

/** The 年度 that the day lies in. */
export function fiscalYearNumber(day: CalendarDate): number {
  const { year, month } = dayParts(day);
  return month < 4 ? year - 1 : year;
}

function isoDay(year: number, month: number, day: number): CalendarDate {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
