import type { CalendarDate } from "../corpus/document.ts";
import { findDates } from "../corpus/japanese/dates.ts";

/** A clause that puts a rule into force or has it applied. */
export interface CommencementClause {
  readonly kind: "施行" | "適用";
  /** Whether the rule as a whole is meant, or an article of it. */
  readonly scope: "whole" | "part";
  /** Null where the words name no day of their own: 公布の日 of an unknown day, 規則で定める日. */
  readonly day: CalendarDate | null;
  readonly sentence: string;
}

const START = /(?:から|より)(?:、)?(?:これを)?(?<kind>施行|適用|実施)(?=し|す|さ|、|と|の|$|。)/gu;
const ASIDE = /[（(][^（）()]*[）)]$/u;
const PROMULGATED = /(?:公布|公表|制定|決裁|告示|通知)の日$/u;
/** A provision is named before the verb, or the sentence only makes an exception. */
const PART =
  /^ただし|第[^、。]{1,12}[条項号][^。]*?(?:規定|改正)|(?:この|本)\S{1,8}中|別表[^。]*の(?:規定|改正)|改正規定/u;
const NEW_SUBJECT = /(?:この|本|改正後の)[^、。]{1,20}は、?/u;

/** The clauses of a line of a 附則 (or of a letter), sentence by sentence. */
export function clausesOf(line: string, promulgated: CalendarDate | null): readonly CommencementClause[] {
  return line.split(/(?<=。)(?![^（(]*[）)])/u).flatMap((written) => {
    const sentence = written.trim();
    let scope: CommencementClause["scope"] = "whole";
    let end = 0;
    return [...sentence.matchAll(START)].map((match): CommencementClause => {
      const own = sentence.slice(end, match.index).replace(/[（(][^（）()]*[）)]/gu, "");
      // 施行し、…から適用する goes on with what the sentence is about; a new は begins anew.
      if (PART.test(own)) scope = "part";
      else if (NEW_SUBJECT.test(own)) scope = "whole";
      end = match.index + match[0].length;
      const kind = match.groups?.kind === "適用" ? "適用" : "施行";
      return { kind, scope, day: dayBefore(sentence.slice(0, match.index), promulgated), sentence };
    });
  });
}

function dayBefore(words: string, promulgated: CalendarDate | null): CalendarDate | null {
  const before = words.replace(ASIDE, "").trimEnd();
  if (PROMULGATED.test(before)) return promulgated;
  const date = findDates(before).at(-1);
  if (date === undefined || date.from !== date.to) return null;
  return date.index + date.text.length === before.length ? date.from : null;
}
