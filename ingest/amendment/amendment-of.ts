import type { CalendarDate, Passage } from "../../corpus/document.ts";
import { effectiveDatesIn } from "../effective-dates.ts";
import { NUMERAL } from "../structure/numerals.ts";
import { captionOf, isAmending, openingOf, supplementOf } from "../structure/regulation-patterns.ts";
import { comparedInstructions } from "./compared-instructions.ts";
import type { Instruction } from "./instruction.ts";
import { instructionsIn } from "./instructions.ts";

/** A rule that only changes others. It is kept beside them and never cited in their place. */
export interface Amendment {
  readonly targets: readonly AmendmentTarget[];
  /** Null where the text leaves the day open. */
  readonly effectiveFrom: CalendarDate | null;
  /** Sentences that put only a part of it into force on a day of its own. */
  readonly parts: readonly string[];
}

export interface AmendmentTarget {
  readonly title: string;
  /** 平成7年星見県規則第3号, where the amending text names it. */
  readonly number: string | null;
  /** None where the rule is abolished, or changed in words that are not understood. */
  readonly instructions: readonly Instruction[];
}

const KINDS = "(?:等の)?(?:条例|規則|訓令|告示|規程|要綱|要領|細則|基準|法律|政令|省令)";
const TITLE = new RegExp(`^(.+?)(等)?(?:の一部(?:を改正する${KINDS}|改正)|を廃止する${KINDS})`, "u");

/** 次に掲げる規則は、廃止する。 */
const LISTED = /^次(?:に掲げる|の各号に掲げる|の)/u;
const ENTRY = new RegExp(
  `^[（(]?${NUMERAL}[）)]?[　 .．]*(?<title>[^。「」]{2,80}?)(?:[（(](?<number>[^（）()]*号)[^（）()]*[）)])$`,
  "u",
);

/** What a text amends, or null where it is no amending text. By its title, or by its opening sentence where the title is lost. */
export function amendmentOf(
  title: string,
  texts: readonly string[],
  promulgated: CalendarDate | null,
): Amendment | null {
  const named = isAmending(title) ? TITLE.exec(title.normalize("NFKC").replace(/\s/gu, "")) : null;
  const lines = texts.flatMap((text) => text.split("\n")).filter((line) => line.trim() !== "");
  const end = lines.findIndex((line) => supplementOf(line.trim()) !== undefined);
  const body = end === -1 ? lines : lines.slice(0, end);
  const openings = body.flatMap((line, at) => {
    const opening = openingOf(line);
    return opening === null ? [] : [{ at, ...opening }];
  });
  if (named === null && openings.length === 0) return null;
  const targets = openings.flatMap(({ at, title: target, number }, index): readonly AmendmentTarget[] => {
    const below = body.slice(at + 1, endOf(body, openings[index + 1]?.at));
    const listed = LISTED.test(target) ? below.flatMap((line) => entryIn(line) ?? []) : [];
    return listed.length > 0 ? listed : [{ title: target, number, instructions: ordered(below) }];
  });
  const fromTitle = (named?.[1] ?? "").split(/(?<=条例|規則|訓令|規程|要綱|要領)(?:及び|、|並びに)/u);
  const { effective, parts } = effectiveDatesIn(texts, promulgated);
  return {
    targets:
      targets.length > 0
        ? targets
        : fromTitle.map((target) => ({ title: target, number: null, instructions: ordered(body) })),
    effectiveFrom: effective?.day ?? null,
    parts,
  };
}

/** What a title says that it amends or abolishes; the title itself where it says neither. */
export function amendedTitle(title: string): string {
  return TITLE.exec(title.normalize("NFKC").replace(/\s/gu, ""))?.[1] ?? title;
}

/** The text of an amending document as it was written: its 附則 is known by its place only, whose heading is no text of a passage. */
export function amendingTexts(passages: readonly Pick<Passage, "kind" | "locator" | "text">[]): readonly string[] {
  const written = passages.filter(({ kind }) => kind !== "item");
  return written.flatMap(({ kind, locator, text }, at) => {
    const before = written[at - 1];
    const goesOn = before?.kind === "supplement" && headOf(before.locator) === headOf(locator);
    return kind === "supplement" && !goesOn ? ["附則", text] : [text];
  });
}

/** 附則（令和6年規則第20号） of 附則（令和6年規則第20号）第2項. */
function headOf(locator: string): string {
  return /^附則(?:（[^（）]*）)?/u.exec(locator)?.[0] ?? "";
}

/** A rule that is listed below a sentence that abolishes what follows: (1)　寮規則（昭和52年規則第12号） */
function entryIn(line: string): AmendmentTarget | undefined {
  const { title, number } = ENTRY.exec(line.trim())?.groups ?? {};
  return title === undefined
    ? undefined
    : { title: title.replace(/\s/gu, ""), number: number ?? null, instructions: [] };
}

function ordered(lines: readonly string[]): readonly Instruction[] {
  const compared = comparedInstructions(lines);
  return [...instructionsIn(lines.slice(0, compared.from)), ...compared.instructions];
}

/** Above the next rule's article stands its caption: （服務規則の一部改正） */
function endOf(body: readonly string[], next: number | undefined): number | undefined {
  if (next === undefined) return undefined;
  return captionOf(body[next - 1]?.trim() ?? "") === undefined ? next : next - 1;
}
