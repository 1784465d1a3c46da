import type { CalendarDate } from "../corpus/document.ts";
import { findDates } from "../corpus/japanese/dates.ts";
import { type CommencementClause, clausesOf } from "./commencement.ts";
import { LONE_DATE, labelledDay, ownDay } from "./own-day.ts";
import { createPromulgations } from "./promulgation.ts";
import { annexOf, isItem, supplementLaw, supplementOf } from "./structure/regulation-patterns.ts";

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
  /** The last day on which the text holds, where a 附則 names one, the last that does: 令和8年3月31日限り、その効力を失う. */
  readonly lastDay: CalendarDate | null;
  /** Sentences that put only a part into force on a day of its own. */
  readonly parts: readonly string[];
}

interface Supplement {
  readonly label: string;
  readonly lines: readonly string[];
}

const EXPIRES =
  /(?:^|。|[　 ])(?:この|本)[^、。中]{1,12}は、([^。]*?)(?:(?:限り|をもって)(?:で)?、?(?:その効力を失う|失効する|廃止する)|に、?(?:その効力を失う|失効する)|まで(?:の間)?(?:に限り)?、?(?:(?:適用|施行|実施)する|(?:その)?効力を有する))/u;
/** 令和5年4月1日（第2条の規定にあっては、公布の日）から施行する */
const APART = /[（(]第[^（）()]*(?:にあっては|については)[^（）()]*日[）)]/u;
/** ただし、次の各号に掲げる規定は、当該各号に定める日から施行する。 */
const EACH_ITS_DAY = /次(?:の各号)?に(?:掲げる|定める)/u;
/** (1)　第2条の改正規定　令和8年4月1日 */
const PART_AND_DAY =
  /^[（(]?[0-9０-９一二三四五六七八九十]+[）)]?[　 ]+(?<part>\S.*(?:規定|改正))[　 ]+(?<day>\S*日)$/u;
const LONGEST_CONTEXT = 60;
/** What is said of a day that could be the text's: that it starts, was made or changed then, or tells how things stood. */
const MAY_DATE =
  /施行|適用|実施|発効|公布|制定|改正|第.{1,6}号|更新|改[訂定]|作成|策定|発行|現在(?![のはも])|時点|開催|日時|日付|決裁/u;

/**
 * From which day a text says that it holds. Its last 附則 decides, being that of the latest amendment; 適用 goes before 施行;
 * 公布の日 is the day beside the rule's number. Without a 附則 a line 施行日, a sentence that says so, or the letter's date.
 * No day is returned that the text does not name, and none that is older than an amendment that it tells of.
 */
export function effectiveDatesIn(texts: readonly string[], promulgated: CalendarDate | null): StatedDates {
  const supplements = supplementsOf(texts);
  const promulgations = createPromulgations(texts, promulgated);
  const last = supplements.at(-1);
  const candidates = candidatesIn(texts);
  const labelled = labelledDay(texts);
  const { lastAmendment } = promulgations;
  const isCurrent = (day: CalendarDate | null) => lastAmendment === null || (day !== null && day >= lastAmendment);
  if (last === undefined) {
    const day = ownDay(texts, labelled, promulgations.ofText);
    return { effective: isCurrent(day) ? fromHead(day) : null, candidates, lastDay: null, parts: [] };
  }
  // A later 附則 that does not say whose it is was promulgated on no day that is known.
  const ofLast = last.label === "附則" && supplements.length > 1 ? null : promulgations.of(last.label);
  const clauses = last.lines.flatMap((line) => clausesOf(line, ofLast));
  const { commencement, application } = startOf(clauses);
  const known = chosen(application, commencement);
  // A text whose last 附則 is older than its last amendment leaves out the one that would tell its day.
  const isOfLast = isCurrent(commencement ?? application) || isCurrent(ofLast);
  const effective = known !== null && isOfLast ? known : fromHead(isCurrent(labelled.day) ? labelled.day : null);
  const parts = last.lines.flatMap((line, at) =>
    clausesOf(line, ofLast).flatMap(({ scope, sentence }) => {
      if (scope !== "part" && !APART.test(sentence)) return [];
      return EACH_ITS_DAY.test(sentence) ? eachPart(sentence, last.lines.slice(at + 1)) : [sentence];
    }),
  );
  const lastDay = supplements.flatMap(({ lines }) => lines.flatMap((line) => expiryIn(line) ?? [])).at(-1) ?? null;
  return { effective, candidates, lastDay, parts: [...new Set(parts)] };
}

/** The parts that a sentence lists below it, each as a sentence of its own; together where one names no day. */
function eachPart(sentence: string, below: readonly string[]): readonly string[] {
  const end = below.findIndex((line) => !isItem(line.trim()) || /[。]$|^[（(][^（）()]*[）)]$/u.test(line.trim()));
  const items = below.slice(0, end === -1 ? undefined : end).map((line) => line.trim());
  const told = items.flatMap((item) => {
    const { part, day } = PART_AND_DAY.exec(item)?.groups ?? {};
    return part === undefined || day === undefined ? [] : [`${part}は、${day}から施行する。`];
  });
  return told.length === items.length && told.length > 0 ? told : [[sentence, ...items].join("　")];
}

/** The latest of the days that an 附則 lists for the rule as a whole, and the day of application that goes with it. */
function startOf(clauses: readonly CommencementClause[]) {
  const whole = clauses.filter(({ scope, told }) => scope === "whole" && !told);
  const starts = whole.filter(({ kind }) => kind === "施行");
  // What is left open at the end of a list is the latest; the others are history.
  const commencement = starts.at(-1)?.day == null ? null : latestOf(starts.map(({ day }) => day));
  const from = starts.length > 1 ? whole.findLastIndex(({ kind }) => kind === "施行") : 0;
  const applications = whole.slice(from).filter(({ kind }) => kind === "適用");
  return { commencement, application: latestOf(applications.map(({ day }) => day)) };
}

function latestOf(days: readonly (CalendarDate | null)[]): CalendarDate | null {
  return (
    days
      .flatMap((day) => day ?? [])
      .sort()
      .at(-1) ?? null
  );
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
  return supplements.map(withLaw).filter(({ lines }) => lines.some((line) => line.trim() !== ""));
}

/** The number that stands on the line below the heading. */
function withLaw({ label, lines }: Supplement): Supplement {
  const [first = "", ...rest] = lines.filter((line) => line.trim() !== "");
  const law = supplementLaw(first);
  return law === undefined || label !== "附則" ? { label, lines } : { label: `附則（${law}）`, lines: rest };
}

/** The day in この要綱は、令和8年3月31日限り、その効力を失う。 A part that lapses alone is none. */
function expiryIn(line: string): CalendarDate | null {
  const words = EXPIRES.exec(line)?.[1];
  const date = words === undefined ? undefined : findDates(words).at(-1);
  if (words === undefined || date === undefined || date.from !== date.to) return null;
  return date.index + date.text.length === words.length ? date.from : null;
}

function candidatesIn(texts: readonly string[]): readonly DateCandidate[] {
  const found = new Map<CalendarDate, string>();
  for (const text of texts) {
    if (!MAY_DATE.test(text) && !LONE_DATE.test(text)) continue;
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
