import holidayJp from "@holiday-jp/holiday_jp";
import type { CalendarDate } from "../corpus/document.ts";

/** The day before, `2025-03-31` for `2025-04-01`. */
export function dayBefore(date: CalendarDate): CalendarDate {
  return plusDays(date, -1);
}

/**
 * Whether offices are open: no Saturday, Sunday, national holiday (known until 2050), nor 29 December to 3 January, on
 * which offices are closed by law (行政機関の休日に関する法律 第1条, and the ordinances of the prefectures alike).
 */
export function isWorkingDay(date: CalendarDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isYearEnd(date) && !Object.hasOwn(holidayJp.holidays, date);
}

/** The day so many working days after another; with 0 the next working day from it on, itself included. */
export function workingDaysAfter(date: CalendarDate, days: number): CalendarDate {
  let day = date;
  for (let left = days; left > 0; left -= 1) day = firstWorkingDay(plusDays(day, 1));
  return firstWorkingDay(day);
}

/** The day so many working days before another; with 0 the last working day until it, itself included. */
export function workingDaysBefore(date: CalendarDate, days: number): CalendarDate {
  let day = date;
  for (let left = days; left > 0; left -= 1) day = lastWorkingDay(plusDays(day, -1));
  return lastWorkingDay(day);
}

export function plusDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same day so many months later, or the month's last where it has no such day: 2026-02-28 for a month after 2026-01-31. */
export function plusMonths(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

function firstWorkingDay(date: CalendarDate): CalendarDate {
  let day = date;
  while (!isWorkingDay(day)) day = plusDays(day, 1);
  return day;
}

function lastWorkingDay(date: CalendarDate): CalendarDate {
  let day = date;
  while (!isWorkingDay(day)) day = plusDays(day, -1);
  return day;
}

function isYearEnd(date: CalendarDate): boolean {
  const day = date.slice(5);
  return day >= "12-29" || day <= "01-03";
}
