import type { CalendarDate } from "../../../corpus/document.ts";

/** 2026年4月1日. */
export function dateInWords(date: CalendarDate): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}
