import { dayParts } from "../../corpus/japanese/calendar.ts";
import { type FoundDate, findDates } from "../../corpus/japanese/dates.ts";
import { NUMERAL, numberFrom } from "../../corpus/japanese/numerals.ts";
import type { Exact } from "./exact.ts";

/** A date with its year, or a month and day without one. */
export interface Day extends Exact {
  readonly kind: "date";
  readonly when:
    | { readonly kind: "dated"; readonly from: string; readonly to: string }
    | { readonly kind: "yearly"; readonly month: number; readonly day: number };
}

const MONTH_AND_DAY = new RegExp(`(${NUMERAL})\\s?月\\s?(${NUMERAL})\\s?日(?!間|以内)`, "gu");

export function findDays(text: string): readonly Day[] {
  const dated = findDates(text);
  const yearly = [...text.matchAll(MONTH_AND_DAY)].flatMap((match): Day[] => {
    const [found, month = "", day = ""] = match;
    if (dated.some((date) => isInside(match.index, date))) return [];
    const when = { kind: "yearly" as const, month: numberFrom(month) ?? 0, day: numberFrom(day) ?? 0 };
    return [{ kind: "date", text: found, index: match.index, when }];
  });
  return [
    ...dated.map((date): Day => {
      const { text: found, index, from, to } = date;
      return { kind: "date", text: found, index, when: { kind: "dated", from, to } };
    }),
    ...yearly,
  ];
}

/** Whether the passage's day is the one that is said, or lies in the year or month that is said. */
export function isSameDay(said: Day, there: Day): boolean {
  if (said.when.kind === "dated") {
    return there.when.kind === "dated" && said.when.from <= there.when.from && there.when.to <= said.when.to;
  }
  const { month, day } = said.when;
  if (there.when.kind === "yearly") return there.when.month === month && there.when.day === day;
  const known = dayParts(there.when.from);
  return there.when.from === there.when.to && known.month === month && known.day === day;
}

function isInside(index: number, date: FoundDate): boolean {
  return date.index <= index && index < date.index + date.text.length;
}
