import type { CalendarDate } from "../../../corpus/document.ts";
import type { CaseText, ImprovementCase } from "../../store/improvement-cases.ts";
import { caseNumber, isNumbered } from "./case-text.ts";
import { AREA_LABELS, CASE_KIND_LABELS, creditOf } from "./labels.ts";

/** A published case as everybody sees it: nothing in it leads to who sent it, unless they wanted that. */
export interface PublishedCase {
  readonly id: string;
  /** 令和8年度事例第3号 */
  readonly number: string;
  readonly text: CaseText;
  readonly area: string;
  readonly caseKind: string;
  /** 総務部人事課　水沢 佳織, 総務部人事課, or 匿名の職員. */
  readonly credit: string;
  /** null where it is not told. */
  readonly unit: string | null;
  readonly hours: number;
  readonly money: number;
  readonly publishedOn: CalendarDate;
  readonly documentId: string;
}

/** Published ones in the order of their numbers. */
export function publishedCases(cases: readonly ImprovementCase[]): readonly PublishedCase[] {
  return cases.flatMap(publishedCase).toSorted((one, other) => {
    return one.publishedOn.localeCompare(other.publishedOn) || numberOf(one) - numberOf(other);
  });
}

function publishedCase(each: ImprovementCase): readonly PublishedCase[] {
  const { id, publishedText, area, caseKind, unit, hours, money, documentId, status } = each;
  if (status !== "published" || publishedText === null || documentId === null || !isNumbered(each)) return [];
  return [
    {
      ...{ id, text: publishedText, unit, hours, money, documentId },
      number: caseNumber(each),
      area: AREA_LABELS[area],
      caseKind: CASE_KIND_LABELS[caseKind],
      credit: creditOf(each),
      publishedOn: each.publishedOn,
    },
  ];
}

function numberOf({ number }: PublishedCase): number {
  return Number(/第(\d+)号/u.exec(number)?.[1] ?? 0);
}
