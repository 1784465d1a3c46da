import type { CalendarDate } from "../../corpus/document.ts";
import { effectiveDatesIn } from "../effective-dates.ts";
import { supplementOf } from "../structure/regulation-patterns.ts";
import type { Instruction } from "./instruction.ts";
import { instructionsIn } from "./instructions.ts";

/** A rule that only changes others. It is kept beside them and never cited in their place. */
export interface Amendment {
  readonly targets: readonly AmendmentTarget[];
  /** Null where the text leaves the day open. */
  readonly effectiveFrom: CalendarDate | null;
}

export interface AmendmentTarget {
  readonly title: string;
  /** 平成7年星見県規則第3号, where the amending text names it. */
  readonly number: string | null;
  readonly instructions: readonly Instruction[];
}

const TITLE = /^(.+?)(等)?の一部を改正する(?:等の)?(?:条例|規則|訓令|告示|規程|要綱|要領|細則|基準|法律|政令|省令)/u;
/** （見出し）第1条　旅費規則（平成7年星見県規則第3号）の一部を次のように改正する。 */
const OPENING =
  /^(?:[（(][^（）()]*[）)])?[　 \s]*(?:第\S{1,4}条[　 \s]+)?(?<title>[^。「」]{2,80}?)(?:[（(](?<number>[^（）()]*号)[^（）()]*[）)])?の一部を次のように改正する。$/u;

/** What a text amends, or null where it is no amending text. By its title, or by its opening sentence where the title is lost. */
export function amendmentOf(
  title: string,
  texts: readonly string[],
  promulgated: CalendarDate | null,
): Amendment | null {
  const named = TITLE.exec(title.normalize("NFKC").replace(/\s/gu, ""));
  const lines = texts.flatMap((text) => text.split("\n")).filter((line) => line.trim() !== "");
  const end = lines.findIndex((line) => supplementOf(line.trim()) !== undefined);
  const body = end === -1 ? lines : lines.slice(0, end);
  const openings = body.flatMap((line, at) => {
    const groups = OPENING.exec(line.trim())?.groups;
    return groups?.title === undefined ? [] : [{ at, title: groups.title, number: groups.number ?? null }];
  });
  if (named === null && openings.length === 0) return null;
  const targets = openings.map(({ at, title: target, number }, index) => ({
    title: target.replace(/\s/gu, ""),
    number,
    instructions: instructionsIn(body.slice(at + 1, openings[index + 1]?.at)),
  }));
  const fromTitle = (named?.[1] ?? "").split(/(?<=条例|規則|訓令|規程|要綱|要領)(?:及び|、|並びに)/u);
  return {
    targets:
      targets.length > 0
        ? targets
        : fromTitle.map((target) => ({ title: target, number: null, instructions: instructionsIn(body) })),
    effectiveFrom: effectiveDatesIn(texts, promulgated).effective?.day ?? null,
  };
}
