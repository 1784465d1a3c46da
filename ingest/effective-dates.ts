import type { CalendarDate } from "../corpus/document.ts";
import { findDates } from "../corpus/japanese/dates.ts";
import { clausesOf } from "./commencement.ts";
import { createPromulgations } from "./promulgation.ts";
import { annexOf, supplementOf } from "./structure/regulation-patterns.ts";

/** A day that the text names, with the words around it, for a person to choose from. */
export interface DateCandidate {
  readonly day: CalendarDate;
  readonly context: string;
}

export interface StatedDates {
  /** `application` where the rule is applied from another day than it comes into force on: that day decides what holds when. */
  readonly effective: { readonly day: CalendarDate; readonly basis: "commencement" | "application" | "head" } | null;
  /** Every day that could be meant, latest first; asked for where `effective` is null. */
  readonly candidates: readonly DateCandidate[];
  /** The last day on which the text holds, where its last 附則 names one: 令和8年3月31日限り、その効力を失う. */
  readonly lastDay: CalendarDate | null;
  /** Sentences that put only a part into force on a day of its own. */
  readonly parts: readonly string[];
}

interface Supplement {
  readonly label: string;
  readonly lines: readonly string[];
}

/** Lines at the head of a text that may hold its date. */
const HEAD = 12;
const LABEL = /^[^。]{0,8}?(?:施行|適用|実施|発効)(?:期日|年月日|日)?[　 \s]*[:：・　 ]/u;
const LONE_DATE = /^[（(]?(?:明治|大正|昭和|平成|令和)[^。]{1,12}日[）)]?$/u;
/** Under a title in a collection of rules: （平成28年6月23日施行） */
const IN_BRACKETS = /^[（(][^（）()]{4,14}日(?:から)?施行[）)]$/u;
const EXPIRES =
  /(?:^|。|[　 ])(?:この|本)[^、。中]{1,12}は、([^。]*?)(?:限り|をもって)(?:で)?、?(?:その効力を失う|失効する|廃止する)/u;
const LONGEST_CONTEXT = 60;

/**
 * From which day a text says that it holds. Its last 附則 decides, being that of the latest amendment; 適用 goes before 施行;
 * 公布の日 is the day beside the rule's number. Without a 附則 a line 施行日, a sentence that says so, or the letter's date.
 * No day is returned that the text does not name.
 */
export function effectiveDatesIn(texts: readonly string[], promulgated: CalendarDate | null): StatedDates {
  const supplements = supplementsOf(texts);
  const promulgations = createPromulgations(texts, promulgated);
  const last = supplements.at(-1);
  const candidates = candidatesIn(texts);
  const labelled = texts.map(labelledDay).find((day) => day !== null) ?? null;
  if (last !== undefined) {
    const clauses = last.lines.flatMap((line) => clausesOf(line, promulgations.of(last.label)));
    const whole = (kind: "施行" | "適用") =>
      clauses.find((clause) => clause.scope === "whole" && clause.kind === kind && clause.day !== null)?.day ?? null;
    const parts = clauses.flatMap(({ scope, sentence }) => (scope === "part" ? [sentence] : []));
    const effective = chosen(whole("適用"), whole("施行")) ?? fromHead(labelled);
    const lastDay = last.lines.map(expiryIn).find((day) => day !== null) ?? null;
    return { effective, candidates, lastDay, parts: [...new Set(parts)] };
  }
  const said = new Set(
    texts.flatMap((text) => clausesOf(text, null)).flatMap(({ scope, day }) => (scope === "whole" ? (day ?? []) : [])),
  );
  const [only] = said.size === 1 ? said : [];
  const head = texts.slice(0, HEAD).find((text) => LONE_DATE.test(text));
  const day = labelled ?? only ?? (head === undefined ? null : dayIn(head)) ?? promulgations.ofText;
  return { effective: fromHead(day), candidates, lastDay: null, parts: [] };
}

function fromHead(day: CalendarDate | null): StatedDates["effective"] {
  return day === null ? null : { day, basis: "head" };
}

function chosen(application: CalendarDate | null, commencement: CalendarDate | null): StatedDates["effective"] {
  if (application !== null) {
    return { day: application, basis: application === commencement ? "commencement" : "application" };
  }
  return commencement === null ? null : { day: commencement, basis: "commencement" };
}

/** Each 附則 with its lines. One in the table of contents has none and is left out. */
function supplementsOf(texts: readonly string[]): readonly Supplement[] {
  const supplements: { label: string; lines: string[] }[] = [];
  let open = false;
  for (const text of texts.flatMap((each) => each.split("\n"))) {
    const start = supplementOf(text.trim());
    if (start !== undefined) supplements.push({ label: start.label, lines: start.rest === "" ? [] : [start.rest] });
    else if (annexOf(text.trim()) !== undefined) open = false;
    else if (open) supplements.at(-1)?.lines.push(text);
    if (start !== undefined) open = true;
  }
  return supplements.filter(({ lines }) => lines.some((line) => line.trim() !== ""));
}

/** The day in この要綱は、令和8年3月31日限り、その効力を失う。 A part that lapses alone is none. */
function expiryIn(line: string): CalendarDate | null {
  const words = EXPIRES.exec(line)?.[1];
  const date = words === undefined ? undefined : findDates(words).at(-1);
  if (words === undefined || date === undefined || date.from !== date.to) return null;
  return date.index + date.text.length === words.length ? date.from : null;
}

function labelledDay(text: string): CalendarDate | null {
  const label = LABEL.exec(text);
  if (label !== null) return dayIn(text.slice(label[0].length));
  return IN_BRACKETS.test(text) ? dayIn(text) : null;
}

/** The day at the head of the words; a month or a year is none. */
function dayIn(text: string): CalendarDate | null {
  const [first] = findDates(text);
  return first !== undefined && first.from === first.to && first.index <= 1 ? first.from : null;
}

function candidatesIn(texts: readonly string[]): readonly DateCandidate[] {
  const found = new Map<CalendarDate, string>();
  for (const text of texts) {
    if (!/施行|適用|実施|発効|公布|第.{1,6}号/u.test(text) && !LONE_DATE.test(text)) continue;
    for (const { from, to, index } of findDates(text)) {
      if (from !== to || found.has(from)) continue;
      const start = Math.max(0, index - LONGEST_CONTEXT / 3);
      found.set(
        from,
        text
          .slice(start, start + LONGEST_CONTEXT)
          .replace(/\s+/gu, " ")
          .trim(),
      );
    }
  }
  return [...found].map(([day, context]) => ({ day, context })).sort((a, b) => b.day.localeCompare(a.day));
}
