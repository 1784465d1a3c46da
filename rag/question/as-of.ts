import type { CalendarDate } from "../../corpus/document.ts";
import { align } from "../../corpus/japanese/align.ts";
import { addDays, dayParts, monthOf } from "../../corpus/japanese/calendar.ts";
import { findAmendmentWords, type Wording } from "./amendment-words.ts";
import { findMoments, isYear, type Moment } from "./moments.ts";
import { AS_OF_MARK, datesSomethingElse } from "./other-dates.ts";

/** On which day the rules are asked for; `phrase` is what says so, verbatim from the question. */
export type AsOf =
  | { readonly kind: "none" }
  | { readonly kind: "day"; readonly day: CalendarDate; readonly phrase: string }
  | { readonly kind: "before-amendment"; readonly phrase: string }
  | { readonly kind: "after-amendment"; readonly phrase: string };

interface Reading {
  readonly start: number;
  readonly end: number;
  readonly day: CalendarDate;
  /** Said to be the day of the rules (時点, 当時, 改正前), not only of an event. */
  readonly isMarked: boolean;
}

/**
 * Reads the day from the question's wording. A full date is that day. A month is its first day. A calendar or fiscal
 * year that is over is its last day, the rules as that year ended, unless 当初 or から asks for its start; the running
 * one is today, a coming one its first day. 改正前 and 以前 after a date are the day before it, 改正後 and
 * 末 the last of its days. Of several dates one marked as the rules' time (時点) goes first, then 今の and 現行, then the first.
 */
export function asOfFrom(text: string, today: CalendarDate): AsOf {
  const aligned = align(text);
  const question = aligned.text;
  const phrase = ({ start, end }: { readonly start: number; readonly end: number }) => aligned.written(start, end).text;

  const wordings = findAmendmentWords(question);
  const readings = findMoments(question, today)
    .filter((moment) => !datesSomethingElse(question, moment, today))
    .flatMap((moment) => read(question, moment, wordings, today) ?? []);
  const wording = decisive(
    wordings.filter((each) => readings.every(({ start, end }) => each.start >= end || each.end <= start)),
  );
  const marked = readings.find(({ isMarked }) => isMarked);
  if (marked === undefined && wording?.kind === "current") return { kind: "day", day: today, phrase: phrase(wording) };
  const reading = marked ?? readings[0];
  if (reading !== undefined) return { kind: "day", day: reading.day, phrase: phrase(reading) };
  if (wording === undefined) return { kind: "none" };
  return { kind: wording.kind === "before" ? "before-amendment" : "after-amendment", phrase: phrase(wording) };
}

const BEFORE = /^(?:の?直前|以前|より以?前|の?(?:改正|改定|施行|変更|見直し)(?:される|する)?(?:より)?前)/u;
const AMENDED_AFTER = /^の?(?:改正|改定|施行|変更|見直し)(?:され|し)?(?:た)?後/u;
const AMENDMENT = /^の?[^、。?はがを]{0,12}?(?:改正|改定|見直し)/u;
const SINCE = /^(?:以降|以後|より後|から)/u;
const UNTIL = /^まで(?=は|の|、|って|$)/u;
const START = /^の?(?:当初|初頭|初め|始め|はじめ|頭)/u;
const SEASON = /^の?(?<season>[春夏秋])(?!季|期)/u;
/** Where each begins for an office. */
const SEASON_MONTHS: Readonly<Record<string, number>> = { 春: 4, 夏: 7, 秋: 10 };
const PASSIVE = /^\s?(?:の?(?:時点|現在|当時|段階|頃|ごろ|ころ|あたり|とき))/u;

/** @returns null where the date is a term that is still to come (令和10年3月まで) */
function read(text: string, moment: Moment, wordings: readonly Wording[], today: CalendarDate): Reading | null {
  const { from, to, start } = moment;
  const after = text.slice(moment.end);
  const found = (day: CalendarDate, words = "", isMarked = words !== "") => ({
    ...{ start, end: moment.end + words.length },
    ...{ day, isMarked: isMarked || AS_OF_MARK.test(after) },
  });
  const words = (pattern: RegExp) => pattern.exec(after)?.[0];

  const season = isYear(moment) ? SEASON.exec(after) : null;
  if (season !== null) {
    const { year } = dayParts(from);
    const period = monthOf(year, SEASON_MONTHS[season.groups?.season ?? ""] ?? 1);
    return read(text, { ...moment, ...period, end: moment.end + season[0].length }, wordings, today);
  }
  const before = words(BEFORE);
  if (before !== undefined) return found(addDays(from, -1), before);
  const amendedAfter = words(AMENDED_AFTER);
  if (amendedAfter !== undefined) return found(dayAfterAmendment(moment, today), amendedAfter);
  const startWords = words(START);
  if (startWords !== undefined) return found(from, startWords);
  const until = words(UNTIL);
  if (until !== undefined) return to < today ? found(to, until) : null;
  if (AMENDMENT.test(after)) {
    const isBefore = wordings.some((wording) => wording.kind === "before" && wording.start >= moment.end);
    return isBefore ? found(addDays(from, -1), "", true) : found(dayAfterAmendment(moment, today));
  }
  const since = words(SINCE);
  if (since !== undefined && !isRunning(moment, today)) return found(from, since, false);
  return found(usualDay(moment, today), words(PASSIVE), AS_OF_MARK.test(after));
}

function usualDay(moment: Moment, today: CalendarDate): CalendarDate {
  if (!isYear(moment)) return moment.from;
  if (isRunning(moment, today)) return today;
  return moment.to < today ? moment.to : moment.from;
}

/** By then the amendment of that time has come into force. */
function dayAfterAmendment(moment: Moment, today: CalendarDate): CalendarDate {
  return isYear(moment) && isRunning(moment, today) ? today : moment.to;
}

function isRunning({ from, to }: Moment, today: CalendarDate): boolean {
  return from <= today && today <= to;
}

/** A coming amendment asked for goes before everything; between what was and what is, the last word is the question. */
function decisive(wordings: readonly Wording[]): Wording | undefined {
  return wordings.find(({ kind }) => kind === "after") ?? wordings.at(-1);
}
