import type { CalendarDate } from "../corpus/document.ts";
import { NUMERAL, numberOf } from "./structure/numerals.ts";

/** The year before each era's first. */
const ERAS: Readonly<Record<string, number>> = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018 };
const ERA_DATE = new RegExp(`(明治|大正|昭和|平成|令和)(元|${NUMERAL})年(${NUMERAL})月(${NUMERAL})日`, "u");
const WESTERN_DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u;

/** The first Japanese date in the text: 令和5年4月1日, 平成三十年四月一日, 令和元年5月1日. */
function eraDateIn(text: string): CalendarDate | undefined {
  const [, era, year, month, day] = ERA_DATE.exec(text) ?? [];
  if (era === undefined || year === undefined || month === undefined || day === undefined) return undefined;
  return calendarDate((ERAS[era] ?? 0) + (year === "元" ? 1 : numberOf(year)), numberOf(month), numberOf(day));
}

/** A date as people type it into a form or a spreadsheet; undefined where the calendar has no such day. */
export function parseDate(text: string): CalendarDate | undefined {
  const [, year, month, day] = WESTERN_DATE.exec(text.normalize("NFKC").trim()) ?? [];
  if (year === undefined) return eraDateIn(text);
  return calendarDate(Number(year), Number(month), Number(day));
}

function calendarDate(year: number, month: number, day: number): CalendarDate | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}
