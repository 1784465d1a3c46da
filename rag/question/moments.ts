import type { CalendarDate } from "../../corpus/document.ts";
import {
  addDays,
  addMonths,
  calendarDay,
  dayParts,
  fiscalYearNumber,
  fiscalYearOf,
  monthOf,
  type Period,
  yearOf,
} from "../../corpus/japanese/calendar.ts";
import { findDates } from "../../corpus/japanese/dates.ts";
import { NUMERAL, numberFrom } from "../../corpus/japanese/numerals.ts";

/** A time named in normalised text, as the days that it covers. */
export interface Moment extends Period {
  readonly start: number;
  readonly end: number;
  /** Counted from today (去年, 3年前) and not written out. */
  readonly isRelative: boolean;
}

interface Kind {
  readonly pattern: RegExp;
  /** The year is written out. */
  readonly isWritten?: true;
  readonly read: (groups: Readonly<Record<string, string>>, today: CalendarDate) => Period | null;
}

const YEARS_FROM_NOW: Readonly<Record<string, number>> = {
  ...{ 一昨々年: -3, 一昨年: -2, おととし: -2, 昨年: -1, 去年: -1, きょねん: -1 },
  ...{ 今年: 0, ことし: 0, 本年: 0, 来年: 1, 再来年: 2 },
};
const MONTHS_FROM_NOW: Readonly<Record<string, number>> = { 先々月: -2, 先月: -1, 今月: 0, 来月: 1, 再来月: 2 };
const DAYS_FROM_NOW: Readonly<Record<string, number>> = {
  ...{ 先々週: -14, 先週: -7, 一昨日: -2, おととい: -2, 昨日: -1, きのう: -1 },
  ...{ 明日: 1, あした: 1, 明後日: 2, あさって: 2, 来週: 7, 再来週: 14 },
};
const LAST_YEAR_OF_ERA: Readonly<Record<string, number>> = { 明治: 1911, 大正: 1925, 昭和: 1988, 平成: 2018 };

const MONTH_AND_DAY = `(?<month>${NUMERAL})月(?:\\s?(?<day>${NUMERAL})日(?!間|以内))?`;
/** What shows that a bare date or a number of months ago means a state of the rules: 4月1日時点, 3か月前のルール. */
const STATE = "(?=\\s?の?(?:時点|現在|当時|段階)|の(?:規[則定程]|ルール|制度|要綱|要領|条例|基準|条文|版|取扱))";
const AGO = "(?:ほど|くらい|ぐらい|ばかり)?前";
/** Not 定年の3年前, 採用から3年前, 満了2年前. */
const FROM_TODAY = "(?<![0-9.,]|(?:の|より|\\p{Script=Han}|(?<!今)から)約?)";

const KINDS: readonly Kind[] = [
  {
    pattern: new RegExp(
      `(?<name>${names(YEARS_FROM_NOW)})(?<fiscal>度)?(?:の?\\s?${MONTH_AND_DAY})?(?<last>末日?(?!調))?`,
      "gu",
    ),
    read: ({ name, fiscal, month, day, last }, today) => {
      const shift = YEARS_FROM_NOW[name ?? ""] ?? 0;
      const isFiscal = fiscal !== undefined;
      const year = (isFiscal ? fiscalYearNumber(today) : dayParts(today).year) + shift;
      const number = numberIn(month);
      if (number === null) return lastOr(isFiscal ? fiscalYearOf(year) : yearOf(year), last);
      return dayOrMonth(isFiscal && number < 4 ? year + 1 : year, number, day, last);
    },
  },
  {
    pattern: new RegExp(`(?<name>${names(MONTHS_FROM_NOW)})(?:の?(?<day>${NUMERAL})日(?!間|以内))?(?<last>末)?`, "gu"),
    read: ({ name, day, last }, today) => {
      const { year, month } = dayParts(today);
      const shift = MONTHS_FROM_NOW[name ?? ""] ?? 0;
      if (shift === 0 && day === undefined && last === undefined) return { from: today, to: today };
      const { from } = monthOf(year, month + shift);
      return dayOrMonth(dayParts(from).year, dayParts(from).month, day, last);
    },
  },
  {
    pattern: new RegExp(`(?<name>${names(DAYS_FROM_NOW)})`, "gu"),
    read: ({ name }, today) => single(addDays(today, DAYS_FROM_NOW[name ?? ""] ?? 0)),
  },
  {
    pattern: new RegExp(
      `${FROM_TODAY}(?:今から)?(?:約|およそ)?(?<years>${NUMERAL})年${AGO}(?:の${MONTH_AND_DAY})?(?!まで|から|以[内上]|倒|[後半])`,
      "gu",
    ),
    read: ({ years, month, day }, today) => {
      const back = numberIn(years) ?? 0;
      const number = numberIn(month);
      return number === null
        ? single(addMonths(today, -12 * back))
        : dayOrMonth(dayParts(today).year - back, number, day);
    },
  },
  {
    pattern: new RegExp(
      `${FROM_TODAY}(?:今から)?(?:約|およそ)?(?:(?<months>${NUMERAL})(?:[かヶカヵ箇ケ]月|月)|(?<half>半年))${AGO}(?:${STATE}|(?=は))`,
      "gu",
    ),
    read: ({ months, half }, today) => single(addMonths(today, -(half === undefined ? (numberIn(months) ?? 0) : 6))),
  },
  {
    pattern: new RegExp(`${FROM_TODAY}(?<count>${NUMERAL})(?<unit>日|週間)${AGO}${STATE}`, "gu"),
    read: ({ count, unit }, today) => single(addDays(today, -(numberIn(count) ?? 0) * (unit === "日" ? 1 : 7))),
  },
  {
    pattern: new RegExp(`(?<![年度同翌\\d]の?\\s?)${MONTH_AND_DAY}(?=\\s?の?(?:時点|現在|当時))`, "gu"),
    read: ({ month, day }, today) => dayOrMonth(dayParts(today).year, numberIn(month) ?? 0, day),
  },
  {
    pattern: /(?<![\d/.-])(?<month>\d{1,2})\/(?<day>\d{1,2})(?=\s?の?(?:時点|現在|当時))/gu,
    read: ({ month, day }, today) => dayOrMonth(dayParts(today).year, numberIn(month) ?? 0, day),
  },
  {
    pattern: new RegExp(
      `(?<![年度同翌\\d]の?\\s?)(?<next>次の|今度の|来る)?(?<month>${NUMERAL})月(?:\\s?1日)?(?=から[^、。?]{0,16}(?:変わり?ま?[るす]|始まり?ま?[るす]|な(?:る|ります)|改正(?:され|予定)|施行(?:され|予定)|予定))`,
      "gu",
    ),
    read: ({ month }, today) => next(numberIn(month) ?? 0, today),
  },
  {
    pattern: new RegExp(`(?:次の|今度の)(?<month>${NUMERAL})月`, "gu"),
    read: ({ month }, today) => next(numberIn(month) ?? 0, today),
  },
  {
    // The running year of the era, as offices say it: 7年度.
    pattern: /(?<![0-9.,a-z]|[翌前各毎全第計約])(?<reiwa>[1-9]|[12]\d)年度(?!間|に?わた|以[上内]|連続|目|[前後ごず])/gu,
    isWritten: true,
    read: ({ reiwa }) => fiscalYearOf(2018 + Number(reiwa)),
  },
  {
    pattern: /(?<era>明治|大正|昭和|平成)(?=の?(?:時代|頃|ころ|ごろ|当時|のとき))/gu,
    read: ({ era }) => single(yearOf(LAST_YEAR_OF_ERA[era ?? ""] ?? 0).to),
  },
];

/** Times that the text names, absolute or counted from today, in order of their place. */
export function findMoments(normalised: string, today: CalendarDate): readonly Moment[] {
  const absolute = findDates(normalised).map(({ index, text, from, to }) => ({
    ...{ start: index, end: index + text.length, isRelative: false },
    ...{ from, to },
  }));
  const relative = KINDS.flatMap(({ pattern, read, isWritten }) =>
    [...normalised.matchAll(pattern)].flatMap((match) => {
      const period = read(match.groups ?? {}, today);
      const place = { start: match.index, end: match.index + match[0].length, isRelative: isWritten !== true };
      return period === null ? [] : [{ ...place, ...period }];
    }),
  );
  let covered = 0;
  return [...absolute, ...relative]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < covered) return false;
      covered = end;
      return true;
    });
}

/** Longer than a month. */
export function isYear({ from, to }: Period): boolean {
  return from.slice(0, 7) !== to.slice(0, 7);
}

function names(table: Readonly<Record<string, number>>): string {
  return Object.keys(table)
    .sort((a, b) => b.length - a.length)
    .join("|");
}

function numberIn(text: string | undefined): number | null {
  return text === undefined ? null : numberFrom(text);
}

function single(day: CalendarDate): Period {
  return { from: day, to: day };
}

function lastOr(period: Period, last: string | undefined): Period {
  return last === undefined ? period : single(period.to);
}

function dayOrMonth(year: number, month: number, dayText: string | undefined, last?: string): Period | null {
  if (month < 1 || month > 12) return null;
  if (dayText === undefined) return lastOr(monthOf(year, month), last);
  const day = calendarDay(year, month, numberFrom(dayText) ?? 0);
  return day === null ? null : single(day);
}

/** The first day of the month that comes next after today. */
function next(month: number, today: CalendarDate): Period | null {
  const { year } = dayParts(today);
  if (month < 1 || month > 12) return null;
  const { from } = monthOf(year, month);
  return single(from > today ? from : monthOf(year + 1, month).from);
}
