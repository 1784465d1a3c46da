import type { CalendarDate } from "../corpus/document.ts";
import { findDates } from "../corpus/japanese/dates.ts";
import { numberOf } from "./structure/numerals.ts";

interface Promulgations {
  /** Of the rule itself: the day beside its number at the head of the text. */
  readonly ofText: CalendarDate | null;
  /** Of the rule that brought a 附則: from its label, or from the history of amendments that has the same number. */
  of(label: string): CalendarDate | null;
}

/** Lines at the head that tell the number and the history of amendments. */
const HEAD = 40;
const NUMBER =
  /(?:条例|規則|訓令|告示|規程|法律|政令|省令|要綱|要領|達|通達|通知)(?:甲|乙)?第?\s*([0-9０-９一二三四五六七八九十百〇]+)\s*号/gu;
/** Characters between a day and the number that was promulgated on it: 令和5年3月31日　星見県規則第12号. */
const WITHIN = 12;
const STATED = /公布|制定|発布/u;

export function createPromulgations(texts: readonly string[], given: CalendarDate | null): Promulgations {
  const head = texts.slice(0, HEAD).filter((text) => !text.includes("。"));
  const numbered = head.flatMap(numberedDays);
  const stated = head.flatMap((text) => (STATED.test(text) ? daysIn(text) : []));
  const alone = head.slice(0, 8).flatMap((text) => (/^[（(]?\S{1,20}日[）)]?$/u.test(text) ? daysIn(text) : []));
  const ofText = given ?? numbered[0]?.day ?? stated[0] ?? alone[0] ?? null;
  return {
    ofText,
    of: (label) => {
      const [own] = daysIn(label);
      if (own !== undefined) return own;
      if (label === "附則") return ofText;
      const number = [...label.matchAll(NUMBER)].map(([, digits]) => numberOf(digits ?? "")).at(-1);
      const year = findDates(label)[0]?.from.slice(0, 4);
      const known = numbered.filter(
        (each) => each.number === number && (year === undefined || each.day.startsWith(year)),
      );
      return known[0]?.day ?? null;
    },
  };
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
