import type { CalendarDate } from "../../../../corpus/document.ts";
import { fiscalYearNumber } from "../../../../corpus/japanese/calendar.ts";
import type { Ranked } from "../award/ranking.ts";
import { fiscalYearWords } from "../case-text.ts";
import { UNIT_NOT_TOLD } from "../labels.ts";
import type { SeenCase } from "../spread.ts";
import { type Totals, totals } from "../totals.ts";
import { savedWords } from "../yearly.ts";

/** A prize of an announced round. */
export interface Prize extends Pick<Ranked, "caseId" | "prize"> {
  readonly round: string;
}

/** The 実践事例集 of a fiscal year, as both its HTML and its PDF show it. */
export interface Booklet {
  /** 令和8年度 改善・テレワーク実践事例集 */
  readonly title: string;
  readonly issuer: string;
  readonly office: string;
  readonly madeOn: CalendarDate;
  readonly totals: Totals;
  /** One for each area that has any, in the form's order. */
  readonly chapters: readonly { readonly area: string; readonly cases: readonly BookletCase[] }[];
  /** Departments with their cases and those that they adopted; who does not tell theirs comes last. */
  readonly index: readonly {
    readonly unit: string;
    readonly own: readonly BookletCase[];
    readonly adopted: readonly BookletCase[];
  }[];
}

export interface BookletCase {
  /** Unique in the booklet, fit for an anchor. */
  readonly anchor: string;
  readonly title: string;
  readonly number: string;
  readonly credit: string;
  readonly caseKind: string;
  readonly unit: string | null;
  /** 令和8年度改善表彰　最優秀賞 */
  readonly prizes: readonly string[];
  /** `年間1,000時間・300,000円`; empty where neither was stated. */
  readonly effect: string;
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  /** `建設部道路課（2026年6月から、年40時間）` */
  readonly adoptions: readonly string[];
}

interface Made {
  readonly cases: readonly SeenCase[];
  readonly prizes: readonly Prize[];
  readonly fiscalYear: number;
  readonly issuer: string;
  readonly office: string;
  readonly madeOn: CalendarDate;
}

/** Of the cases published from April of the year to March of the next, by area and number. */
export function bookletOf({ cases, prizes, fiscalYear, ...rest }: Made): Booklet {
  const own = cases
    .filter(({ publishedOn }) => fiscalYearNumber(publishedOn) === fiscalYear)
    .toSorted((one, other) => one.number.localeCompare(other.number, "ja", { numeric: true }));
  const shown = new Map(own.map((each) => [each.id, bookletCase(each, prizes)]));
  const caseOf = ({ id }: SeenCase) => shown.get(id) ?? [];
  const chapters = [...Map.groupBy(own, ({ area }) => area)].map(([area, list]) => ({
    area,
    cases: list.flatMap(caseOf),
  }));
  const sums = totals(
    own,
    own.flatMap((each) => each.adoptions.map((adoption) => ({ ...adoption, markedBy: "" }))),
    null,
  );
  const order = sums.byArea.map(({ label }) => label);
  return {
    ...rest,
    title: `${fiscalYearWords(fiscalYear)} 改善・テレワーク実践事例集`,
    totals: sums,
    chapters: chapters.toSorted((one, other) => order.indexOf(one.area) - order.indexOf(other.area)),
    index: sums.byDepartment.map(({ label: unit }) => ({
      unit,
      own: own.filter((each) => (each.unit ?? UNIT_NOT_TOLD) === unit).flatMap(caseOf),
      adopted: own.filter(({ adoptions }) => adoptions.some((adoption) => adoption.unit === unit)).flatMap(caseOf),
    })),
  };
}

function bookletCase(each: SeenCase, prizes: readonly Prize[]): BookletCase {
  const { id, text, number, credit, caseKind, unit, adoptions } = each;
  return {
    ...{ number, credit, caseKind, unit, title: text.title, effect: savedWords(each) },
    anchor: `case-${id}`,
    prizes: prizes.flatMap(({ caseId, round, prize }) =>
      caseId === id && prize !== null ? [`${round}　${prize}`] : [],
    ),
    sections: [
      { heading: "改善前", paragraphs: paragraphsOf(text.before) },
      { heading: "取組内容", paragraphs: paragraphsOf(text.action) },
      { heading: "効果", paragraphs: paragraphsOf(text.effect) },
    ],
    adoptions: adoptions.map((adoption) => {
      const effect = savedWords(adoption);
      return `${adoption.unit}（${monthWords(adoption.since)}から${effect === "" ? "" : `、${effect}`}）`;
    }),
  };
}

function monthWords(day: CalendarDate): string {
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月`;
}

function paragraphsOf(text: string): readonly string[] {
  return text.split(/\r?\n/u).flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
}
