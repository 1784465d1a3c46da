import type { CalendarDate } from "../document.ts";
import { align } from "./align.ts";
import {
  addDays,
  calendarDay,
  dayParts,
  earlierOf,
  fiscalYearOf,
  laterOf,
  monthOf,
  type Period,
  yearOf,
} from "./calendar.ts";
import { NUMERAL, numberFrom } from "./numerals.ts";

/** A date in a text, as written, and the days that it covers: one for 令和6年4月1日, a year for 平成31年度. */
export interface FoundDate extends Period {
  readonly text: string;
  readonly index: number;
}

interface Era {
  readonly name: string;
  readonly letter: string | null;
  readonly start: CalendarDate;
}

/** Newest first. Days of 明治 before 1873 follow the lunar calendar in their time and the Gregorian one here. */
const ERAS: readonly Era[] = [
  { name: "令和", letter: "r", start: "2019-05-01" },
  { name: "平成", letter: "h", start: "1989-01-08" },
  { name: "昭和", letter: "s", start: "1926-12-25" },
  { name: "大正", letter: null, start: "1912-07-30" },
  { name: "明治", letter: null, start: "1868-01-25" },
];

const KANJI_DIGIT = "[〇零一二三四五六七八九]";
const ERA_YEAR = `(?:(?<era>令和|平成|昭和|大正|明治)\\s?(?<eraYear>元|${NUMERAL})|(?<![a-z0-9])(?<letter>[rhs])\\s?(?<letterYear>元|\\d{1,2}))`;
const WESTERN_YEAR = `(?:西暦\\s?)?(?<![\\d,.〇零一二三四五六七八九十百千万])(?<western>(?:18|19|20)\\d{2}|[一二]${KANJI_DIGIT}{3})`;
/** Not 2000年間, 2000年前, 2000年以上, 2000年目. */
const YEAR = "\\s?年(?!間|前(?![半期後])|以上|目(?![標的]))";
const MONTH_AND_DAY = `\\s?の?\\s?(?<month>${NUMERAL})\\s?月(?!間|以内)(?:\\s?(?<day>${NUMERAL})\\s?日(?!間|以内))?`;
const SPELLED = new RegExp(
  `(?:${ERA_YEAR}|${WESTERN_YEAR})${YEAR}(?<fiscal>度)?(?:${MONTH_AND_DAY})?(?<end>末日?(?!調))?`,
  "gu",
);
const SEPARATED = new RegExp(
  `(?:${ERA_YEAR}|(?<!\\d)(?<western>(?:19|20)\\d{2}))(?<separator>[/.-])\\s?(?<month>\\d{1,2})(?:\\k<separator>\\s?(?<day>\\d{1,2}))?(?!\\d|\\k<separator>\\d)`,
  "gu",
);
/** H30 and R6 alone; of 平成 only with two digits, for H1 and H2 are headings and half-years. */
const LETTER_ONLY = /(?<![a-z0-9])(?<letter>[rh])(?<letterYear>(?<=r)0?[1-9]|[123]\d)(?![0-9a-z%年]|[/.-]\s?\d)/gu;

/** Dates that name their year, in order of their place; those that the calendar does not have are left out. */
export function findDates(text: string): readonly FoundDate[] {
  const aligned = align(text);
  return datesIn(aligned.text).map(({ start, end, period }) => ({ ...aligned.written(start, end), ...period }));
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly period: Period;
}

function datesIn(normalised: string): readonly Place[] {
  const places = [SPELLED, SEPARATED, LETTER_ONLY]
    .flatMap((pattern) => [...normalised.matchAll(pattern)])
    .map((match) => ({ start: match.index, end: match.index + match[0].length, period: periodOf(match) }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let covered = 0;
  return places.flatMap(({ start, end, period }) => {
    if (period === null || start < covered) return [];
    covered = end;
    return [{ start, end, period }];
  });
}

function periodOf(match: RegExpExecArray): Period | null {
  const { era, eraYear, letter, letterYear, western, separator, fiscal, end } = match.groups ?? {};
  const { month: monthText, day: dayText } = match.groups ?? {};
  const named = ERAS.find((each) => each.name === era || (letter !== undefined && each.letter === letter));
  const counted = yearNumber(eraYear ?? letterYear ?? western ?? "");
  if (counted === null || counted < 1) return null;
  const year = named === undefined ? counted : dayParts(named.start).year + counted - 1;
  if (monthText === undefined) {
    const whole = fiscal === undefined ? clipped(yearOf(year), named) : fiscalYearOf(year);
    return end === undefined ? whole : { from: whole.to, to: whole.to };
  }
  const month = numberFrom(monthText);
  if (month === null || month < 1 || month > 12) return null;
  const calendarYear = fiscal !== undefined && month < 4 ? year + 1 : year;
  if (dayText === undefined) {
    // 2024.4 and R6-4 are numbers; R6. 4 is the end of a sentence.
    const isNumber =
      separator === (named === undefined ? "." : "-") || (separator !== undefined && /\s/u.test(match[0]));
    if (isNumber) return null;
    const whole = clipped(monthOf(calendarYear, month), named);
    return end === undefined ? whole : { from: whole.to, to: whole.to };
  }
  const day = calendarDay(calendarYear, month, numberFrom(dayText) ?? 0);
  return day === null ? null : { from: day, to: day };
}

function yearNumber(text: string): number | null {
  return text === "元" ? 1 : numberFrom(text);
}

/** 令和元年 starts in May. A year counted on beyond the era's end (平成35年) stays whole. */
function clipped(period: Period, era: Era | undefined): Period {
  if (era === undefined) return period;
  const next = ERAS[ERAS.indexOf(era) - 1];
  const last = next === undefined ? period.to : addDays(next.start, -1);
  if (last < period.from || era.start > period.to) return period;
  return {
    from: laterOf(period.from, era.start),
    to: earlierOf(period.to, last),
  };
}

/** 令和6年4月1日; 令和元年 for an era's first year; the western year before 明治. */
export function eraDate(day: CalendarDate): string {
  const { year, month, day: date } = dayParts(day);
  const era = ERAS.find(({ start }) => start <= day);
  const inEra = era === undefined ? year : year - dayParts(era.start).year + 1;
  return `${era?.name ?? ""}${era !== undefined && inEra === 1 ? "元" : inEra}年${month}月${date}日`;
}

const STARTS = /(?:から|より)(?:これを)?(?:施行|適用|実施)|(?<=[日月0-9])に?(?:施行|適用|実施)/u;
const STARTS_LABEL = /^(?:\S{0,8}?)(?:施行|適用|実施)(?:期日|年月日|日)\s?(?:は、?|[::]|\s)/u;
const ASIDE = /\([^()]*\)$/u;

/**
 * The day from which a rule says that it is in force: 「この規則は、令和5年4月1日から施行する。」. The first such clause of the
 * text counts.
 * @returns null where that clause names no date (公布の日から施行する)
 */
export function effectiveDateIn(text: string): CalendarDate | null {
  const normalised = align(text).text;
  const label = STARTS_LABEL.exec(normalised);
  if (label !== null) {
    const date = datesIn(normalised.slice(label[0].length).trimStart())[0];
    if (date?.start === 0) return date.period.from;
  }
  const clause = STARTS.exec(normalised);
  if (clause === null) return null;
  const before = normalised.slice(0, clause.index).replace(ASIDE, "").trimEnd();
  const date = datesIn(before).at(-1);
  return date?.end === before.length ? date.period.from : null;
}
