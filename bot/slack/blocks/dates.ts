import type { CalendarDate } from "../../../corpus/document.ts";
import { dayBefore } from "../../calendar.ts";
import { dateWords } from "../../wording.ts";

/** When a text is in force, 「2024年4月1日施行、2025年3月31日まで」; `to` is the first day that it is not. */
export function inForceWords(from: CalendarDate, to: CalendarDate | null): string {
  return `${dateWords(from)}施行${to === null ? "" : `、${dateWords(dayBefore(to))}まで`}`;
}
