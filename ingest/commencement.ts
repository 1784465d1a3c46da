import type { CalendarDate } from "../corpus/document.ts";
import { findDates } from "../corpus/japanese/dates.ts";

/** A clause that puts a rule into force or has it applied. */
export interface CommencementClause {
  readonly kind: "施行" | "適用";
  /** Whether the rule as a whole is meant, or an article of it. */
  readonly scope: "whole" | "part";
  /** Null where the words name no day of their own: 公布の日 of an unknown day, 規則で定める日. */
  readonly day: CalendarDate | null;
  /** Whether the words only tell of it: 令和6年4月1日から施行される規則に伴い, 令和4年度から実施している. */
  readonly told: boolean;
  readonly sentence: string;
}

const START = /(?:から|より|(?<=日)に)(?:、)?(?:これを)?(?<kind>施行|適用|実施)(?=し|す|さ|、|と|の|$|。|[）)])/gu;
const TOLD = /^(?:さ|し(?:た|て(?:い|お|き)))/u;
const ASIDE = /[（(]([^（）()]*)[）)]$/u;
const PROMULGATED = /(?:公布|公表|制定|決裁|告示|通知|令達|発布|発令)の日$/u;
/** 条例の施行の日（令和5年4月1日）: the day that is meant stands in the brackets. */
const DAY_IN_ASIDE = /の(?:施行|公布|告示|適用)?の?日$/u;
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
      const day = dayBefore(sentence.slice(0, match.index), promulgated);
      return { kind, scope, day, told: TOLD.test(sentence.slice(end)), sentence };
    });
  });
}

function dayBefore(words: string, promulgated: CalendarDate | null): CalendarDate | null {
  const before = words.replace(ASIDE, "").trimEnd();
  const aside = DAY_IN_ASIDE.test(before) ? (ASIDE.exec(words)?.[1] ?? "") : "";
  const [meant] = findDates(aside);
  if (meant !== undefined && meant.from === meant.to && meant.text.length === aside.length) return meant.from;
  if (PROMULGATED.test(before)) return promulgated;
  const date = findDates(before).at(-1);
  if (date === undefined || date.from !== date.to) return null;
  return date.index + date.text.length === before.length ? date.from : null;
}
