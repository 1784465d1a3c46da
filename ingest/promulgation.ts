import type { CalendarDate } from "../corpus/document.ts";
import { findDates } from "../corpus/japanese/dates.ts";
import { numberOf } from "./structure/numerals.ts";

interface Promulgations {
  /** Of the rule itself: the day beside its number at the head of the text. */
  readonly ofText: CalendarDate | null;
  /** Of the rule that brought a 附則: from its label, or from the history of amendments that has the same number. */
  of(label: string): CalendarDate | null;
  /** The day of the latest amendment that the text tells of; null where it tells of none. */
  readonly lastAmendment: CalendarDate | null;
}

/** Lines at the head that tell the number and the history of amendments. */
const HEAD = 40;
/** Lines above that hold a letter's own day. */
const LETTERHEAD = 12;
const NUMBER =
  /(?:条例|規則|訓令|告示|規程|法律|政令|省令|要綱|要領|達|通達|通知)(?:甲|乙)?第?\s*([0-9０-９一二三四五六七八九十百〇]+)\s*号/gu;
/** Characters between a day and the number that was promulgated on it: 令和5年3月31日　星見県規則第12号. */
const WITHIN = 12;
const STATED = /公布|制定|発布|決裁/u;
const DAY_ALONE = /^[（(]?\S{1,20}日[）)]?$/u;
/** 改正　令和4年3月30日規則第5号 and 令和4年4月1日一部改正; the lines that go on with such a list begin with a day. */
const AMENDED = /^[（(［【]?(?:最終|一部|全部|全文)?改正(?!後|前|規定)/u;
const AMENDED_THEN = /^[（(]?(?:明治|大正|昭和|平成|令和|[RHS]\d|\d{4})[^。]{1,40}(?:最終|一部|全部|全文)?改正[）)]?$/u;
const DAY_FIRST = /^[　 \s]*(?:明治|大正|昭和|平成|令和)\S{1,10}年/u;

export function createPromulgations(texts: readonly string[], given: CalendarDate | null): Promulgations {
  const lines = texts.flatMap((text) => text.split("\n")).filter((text) => !text.includes("。"));
  const amending = amendmentLines(lines);
  const head = joined(texts.slice(0, HEAD).filter((text) => !text.includes("。")));
  const numbered = head.flatMap(numberedDays);
  const own = head.filter((text) => !amending.has(text.trim()));
  const stated = own.flatMap((text) => (STATED.test(text) ? daysIn(text) : []));
  const top = texts.slice(0, LETTERHEAD).filter((text) => own.includes(text));
  const alone = top.flatMap((text) => (isDayAlone(text) ? daysIn(text) : []));
  const ofText = given ?? own.flatMap(numberedDays)[0]?.day ?? stated[0] ?? alone[0] ?? null;
  return {
    ofText,
    of: (label) => {
      const [named] = daysIn(label);
      if (named !== undefined) return named;
      if (label === "附則") return ofText;
      const number = [...label.matchAll(NUMBER)].map(([, digits]) => numberOf(digits ?? "")).at(-1);
      const year = findDates(label)[0]?.from.slice(0, 4);
      const known = numbered.filter(
        (each) => each.number === number && (year === undefined || each.day.startsWith(year)),
      );
      return known[0]?.day ?? null;
    },
    lastAmendment: [...amending].flatMap(daysIn).sort().at(-1) ?? null,
  };
}

function amendmentLines(lines: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  let goesOn = false;
  for (const line of lines) {
    const text = line.trim();
    goesOn = AMENDED.test(text) || AMENDED_THEN.test(text) || (goesOn && DAY_FIRST.test(text));
    if (goesOn) found.add(text);
  }
  return found;
}

/** A day on a line of its own belongs to the number below it. */
function joined(head: readonly string[]): readonly string[] {
  return head.map((text, at) => {
    const before = head[at - 1]?.trim() ?? "";
    const isNumberAlone = text.search(NUMBER) !== -1 && daysIn(text).length === 0;
    return isNumberAlone && isDayAlone(before) ? `${before}　${text.trim()}` : text;
  });
}

function isDayAlone(text: string): boolean {
  const [day] = findDates(text);
  return DAY_ALONE.test(text) && day !== undefined && day.index <= 1 && day.from === day.to;
}

function numberedDays(text: string): readonly { readonly day: CalendarDate; readonly number: number }[] {
  const dates = findDates(text).filter(({ from, to }) => from === to);
  return [...text.matchAll(NUMBER)].flatMap((match) => {
    const date = dates.findLast((each) => each.index + each.text.length <= match.index);
    if (date === undefined || match.index - (date.index + date.text.length) > WITHIN) return [];
    return [{ day: date.from, number: numberOf(match[1] ?? "") }];
  });
}

function daysIn(text: string): readonly CalendarDate[] {
  return findDates(text).flatMap(({ from, to }) => (from === to ? [from] : []));
}
