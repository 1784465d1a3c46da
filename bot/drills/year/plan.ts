import type { CalendarDate } from "../../../corpus/document.ts";
import { isWorkingDay, plusDays } from "../../calendar.ts";

/** The simulated year: a whole one, with 1 April in its middle; in short the ten weeks around it. */
export const YEAR = {
  full: { first: "2026-10-01", days: 365, people: 16_500, requests: 5_000 },
  short: { first: "2027-03-08", days: 42, people: 1_650, requests: 300 },
} as const;
export type YearSize = keyof typeof YEAR;

/** A moment of the simulated year at which things happen. */
export interface Step {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly day: CalendarDate;
  /** Of the working day's steps in office hours, from 0; null outside of them. */
  readonly hour: number | null;
}

const NIGHT = "00:20";
const OFFICE_HOURS = ["08:45", "10:30", "13:30", "15:50"];
/** Of a day on which nobody works. */
const IDLE = "10:30";

export function stepsOf(size: YearSize): readonly Step[] {
  const { first, days } = YEAR[size];
  return Array.from({ length: days }, (_, at) => plusDays(first, at)).flatMap((day): readonly Step[] => {
    const night = { at: momentOf(day, NIGHT), day, hour: null };
    if (!isWorkingDay(day)) return [night, { at: momentOf(day, IDLE), day, hour: null }];
    return [night, ...OFFICE_HOURS.map((time, hour) => ({ at: momentOf(day, time), day, hour }))];
  });
}

/** How many requests come on a day: spread evenly over the working days. */
export function submissionsOn(day: CalendarDate, size: YearSize): number {
  const { first, days, requests } = YEAR[size];
  const working = Array.from({ length: days }, (_, at) => plusDays(first, at)).filter(isWorkingDay);
  const place = working.indexOf(day);
  if (place === -1) return 0;
  const until = (count: number) => Math.floor((count * requests) / working.length);
  return until(place + 1) - until(place);
}

function momentOf(day: CalendarDate, time: string): number {
  return Date.parse(`${day}T${time}:00+09:00`);
}
