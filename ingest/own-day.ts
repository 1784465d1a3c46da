import type { CalendarDate } from "../corpus/document.ts";
import { findDates } from "../corpus/japanese/dates.ts";
import { clausesOf } from "./commencement.ts";

/** A day on a line of its own, as a letter has it above its text, or beside the section that wrote it. */
export const LONE_DATE =
  /^[（(]?(?:明治|大正|昭和|平成|令和)[^。]{1,12}日(?:[　 ]+[^。、　 ]{2,20}[部課局室係所])?[）)]?$/u;

export interface Labelled {
  readonly day: CalendarDate | null;
  /** The head of the text names more than one. */
  readonly isAmbiguous: boolean;
}

/** Lines at the head of a text that may hold its date. */
const HEAD = 12;
const LABEL = /^[^。]{0,8}?(?:施行|適用|実施|発効)(?:期日|年月日|開始日|時期|日)?等?[　 \s]*[:：・　 ]/u;
/** The day stands on the line below: ３　適用年月日 */
const LABEL_ALONE = /^[　 \s0-9０-９(（)）.．]*(?:施行|適用|実施|発効)(?:期日|年月日|開始日|時期|日)$/u;
/** Further down 実施日 is the day of an event. */
const LABEL_BELOW = /^[^。]{0,8}?(?:施行|適用|発効)(?:期日|年月日|開始日|時期|日)[　 \s]*[:：・　 ]/u;
/** Under a title in a collection of rules: （平成28年6月23日施行） */
const DAY_OF_START = /^[（(]?[^（）()。]{4,14}日(?:から)?(?:施行|適用|実施)[）)]?$/u;
/** The document itself is what starts, wherever it says so. */
const OF_ITSELF = /^[　 \s0-9０-９]*(?:この|本)[^、。]{1,12}は/u;

/** The day behind 施行日, 適用年月日 and the like. */
export function labelledDay(written: readonly string[]): Labelled {
  const texts = written.map((text, at) =>
    LABEL_ALONE.test(text) ? `${text}　${written[at + 1]?.trim() ?? ""}` : text,
  );
  const head = new Set(texts.slice(0, HEAD).flatMap((text) => dayBehind(LABEL, text) ?? []));
  const below = new Set(texts.slice(HEAD).flatMap((text) => dayBehind(LABEL_BELOW, text) ?? []));
  const [day = null] = head.size > 0 ? head : below.size === 1 ? below : [];
  return head.size > 1 ? { day: null, isAmbiguous: true } : { day, isAmbiguous: false };
}

/** A letter's or a manual's day. Null where its words name several, or a later one than its own without ordering it. */
export function ownDay(
  texts: readonly string[],
  labelled: Labelled,
  promulgated: CalendarDate | null,
): CalendarDate | null {
  if (labelled.day !== null || labelled.isAmbiguous) return labelled.day;
  const heading = texts.slice(0, HEAD).find((text) => LONE_DATE.test(text));
  const own = (heading === undefined ? null : dayIn(heading)) ?? promulgated;
  const near = texts.filter((text, at) => at < HEAD || OF_ITSELF.test(text));
  const clauses = near.flatMap((text) => clausesOf(text, null)).filter(({ scope, day }) => scope === "whole" && day);
  const ordered = new Set(clauses.flatMap(({ day, told }) => (told || day === null ? [] : [day])));
  const [only, ...others] = ordered;
  if (only !== undefined) return others.length === 0 ? only : null;
  return own !== null && clauses.some(({ day }) => day !== null && day > own) ? null : own;
}

function dayBehind(label: RegExp, text: string): CalendarDate | null {
  const found = label.exec(text);
  if (found !== null) return dayIn(text.slice(found[0].length));
  return DAY_OF_START.test(text) ? dayIn(text) : null;
}

/** The day at the head of the words; a month or a year is none. */
function dayIn(text: string): CalendarDate | null {
  const [first] = findDates(text);
  return first !== undefined && first.from === first.to && first.index <= 1 ? first.from : null;
}
