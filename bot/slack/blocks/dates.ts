import type { CalendarDate } from "../../../corpus/document.ts";

export function dateWords(date: CalendarDate): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** When a text is in force, 「2024年4月1日施行、2025年3月31日まで」; `to` is the first day that it is not. */
export function inForceWords(from: CalendarDate, to: CalendarDate | null): string {
  return `${dateWords(from)}施行${to === null ? "" : `、${dateWords(dayBefore(to))}まで`}`;
}

function dayBefore(date: CalendarDate): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
