import type { AppliesTo, CalendarDate, Revision, Viewer } from "../corpus/document.ts";
import { dayBefore } from "./calendar.ts";

/** `2025年4月1日` */
export function dateWords(date: CalendarDate): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** `12月3日（水）`, with the year where it is not this one. */
export function dayWords(day: CalendarDate, today: CalendarDate): string {
  const weekday = "日月火水木金土".charAt(new Date(`${day}T00:00:00Z`).getUTCDay());
  const words = dateWords(day);
  return `${day.slice(0, 4) === today.slice(0, 4) ? words.slice(5) : words}（${weekday}）`;
}

/** A text in one line of at most so many characters, the last of them `…` where it was longer. */
export function shortened(text: string, length: number): string {
  const characters = [...text.replace(/\s+/gu, " ").trim()];
  return characters.length > length ? `${characters.slice(0, length - 1).join("")}…` : characters.join("");
}

/** Whom a rule is about, `常勤職員（知事部局）`; null where it is about everyone. */
export function appliesToWords({ employments, bodies }: AppliesTo): string | null {
  if (employments.length === 0 && bodies.length === 0) return null;
  if (bodies.length === 0) return employments.join("・");
  if (employments.length === 0) return `${bodies.join("・")}の職員`;
  return `${employments.join("・")}（${bodies.join("・")}）`;
}

/** From when until when a revision is in force, the last day included. */
export function forceWords({ effectiveFrom, effectiveTo }: Revision): string {
  if (effectiveTo === null) return `${dateWords(effectiveFrom)}から`;
  return `${dateWords(effectiveFrom)}から${dateWords(dayBefore(effectiveTo))}まで`;
}

/** Department, post and kind of employment, as far as they are known. */
export function viewerWords({ departments, post, employment }: Viewer): string {
  return [departments.at(-1), post, employment].filter((each) => each !== null && each !== undefined).join("・");
}
