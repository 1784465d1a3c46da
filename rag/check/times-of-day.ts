import { NUMERAL, numberFrom } from "../../corpus/japanese/numerals.ts";
import type { Exact } from "./exact.ts";

/** A time of the day in minutes from midnight: 1035 for 午後5時15分 and 17:15. */
export interface TimeOfDay extends Exact {
  readonly kind: "time";
  readonly minutes: number;
}

const SPELLED = new RegExp(
  `(?<half>午前|午後)?\\s?(?<hour>${NUMERAL})\\s?時(?!間|[点期代刻給差限短効折])(?:\\s?(?<minute>${NUMERAL})\\s?分(?!間)|(?<thirty>半))?`,
  "gu",
);
const DIGITAL = /(?<half>午前|午後)?\s?(?<!\d|:)(?<hour>\d{1,2}):(?<minute>\d{2})(?!\d|:)/gu;
const NOON = /正午/gu;

export function findTimesOfDay(text: string): readonly TimeOfDay[] {
  const numbered = [...text.matchAll(SPELLED), ...text.matchAll(DIGITAL)].flatMap((match): TimeOfDay[] => {
    const { half, hour = "", minute, thirty } = match.groups ?? {};
    // 一時 is more often 一時的 or 一時に than one o'clock.
    if (half === undefined && minute === undefined && thirty === undefined && !/\d/u.test(hour)) return [];
    const hours = numberFrom(hour) ?? 0;
    const minutes = thirty === undefined ? (numberFrom(minute ?? "0") ?? 0) : 30;
    const inDay = half === "午後" && hours < 12 ? hours + 12 : hours;
    return [{ kind: "time", text: match[0], index: match.index, minutes: inDay * 60 + minutes }];
  });
  const noon = [...text.matchAll(NOON)].map(
    (match): TimeOfDay => ({ kind: "time", text: match[0], index: match.index, minutes: 12 * 60 }),
  );
  return [...numbered, ...noon];
}
