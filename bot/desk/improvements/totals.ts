import { fiscalYearNumber } from "../../../corpus/japanese/calendar.ts";
import type { Adoption } from "../../store/improvement-spread.ts";
import { UNIT_NOT_TOLD } from "./labels.ts";
import type { PublishedCase } from "./published.ts";

/** A part of the whole: cases, and what they and their adoptions save in a year. */
export interface Share {
  readonly label: string;
  readonly cases: number;
  readonly adoptions: number;
  readonly hours: number;
  readonly money: number;
}

export interface Totals extends Omit<Share, "label"> {
  /** All areas, in the form's order. */
  readonly byArea: readonly Share[];
  /** Most cases first; who does not tell their unit comes last. An adoption counts for the department that adopted. */
  readonly byDepartment: readonly Share[];
  /** April to March of the fiscal year, or of the last one that anything happened in. */
  readonly byMonth: readonly Share[];
  /** Fiscal years without a gap, oldest first. */
  readonly byYear: readonly Share[];
}

const AREAS = ["業務改革", "働き方改革", "組織風土改革"] as const;
const MONTHS = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3] as const;

/**
 * What published cases and their adoptions add up to. Cases count in the year of publication, adoptions in the year in
 * which they began; adoptions of cases that are no longer published do not count.
 * @param fiscalYear leaves out all others but in `byYear`; null for everything
 */
export function totals(
  cases: readonly PublishedCase[],
  adoptions: readonly Adoption[],
  fiscalYear: number | null,
): Totals {
  const areaOf = new Map(cases.map(({ id, area }) => [id, area]));
  const entries = [
    ...cases.map(({ area, unit, hours, money, publishedOn }) =>
      entry(1, 0, { area, unit, hours, money, day: publishedOn }),
    ),
    ...adoptions.flatMap(({ caseId, unit, hours, money, since }) => {
      const area = areaOf.get(caseId);
      return area === undefined ? [] : [entry(0, 1, { area, unit, hours, money, day: since })];
    }),
  ];
  const counted = fiscalYear === null ? entries : entries.filter(({ year }) => year === fiscalYear);
  const years = entries.map(({ year }) => year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const shownYear = fiscalYear ?? last;
  return {
    ...sum("", counted),
    byArea: AREAS.map((area) =>
      sum(
        area,
        counted.filter((each) => each.area === area),
      ),
    ),
    byDepartment: byDepartment(counted),
    byMonth: MONTHS.map((month) =>
      sum(
        `${month}月`,
        entries.filter((each) => each.year === shownYear && each.month === month),
      ),
    ),
    byYear:
      years.length === 0
        ? []
        : range(first, last).map((year) =>
            sum(
              `${year}`,
              entries.filter((each) => each.year === year),
            ),
          ),
  };
}

interface Entry extends Omit<Share, "label"> {
  readonly area: string;
  readonly unit: string | null;
  readonly year: number;
  readonly month: number;
}

function entry(
  cases: number,
  adopted: number,
  of: { area: string; unit: string | null; hours: number; money: number; day: string },
): Entry {
  const { day, ...rest } = of;
  return { ...rest, cases, adoptions: adopted, year: fiscalYearNumber(day), month: Number(day.slice(5, 7)) };
}

function byDepartment(entries: readonly Entry[]): readonly Share[] {
  const groups = Map.groupBy(entries, ({ unit }) => unit ?? UNIT_NOT_TOLD);
  return [...groups]
    .map(([label, own]) => sum(label, own))
    .toSorted(
      (one, other) =>
        Number(one.label === UNIT_NOT_TOLD) - Number(other.label === UNIT_NOT_TOLD) ||
        other.cases - one.cases ||
        other.adoptions - one.adoptions ||
        one.label.localeCompare(other.label, "ja"),
    );
}

function sum(label: string, entries: readonly Entry[]): Share {
  const of = (value: (entry: Entry) => number) => entries.reduce((total, each) => total + value(each), 0);
  return {
    label,
    cases: of((each) => each.cases),
    adoptions: of((each) => each.adoptions),
    hours: Math.round(of((each) => each.hours) * 10) / 10,
    money: Math.round(of((each) => each.money)),
  };
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
