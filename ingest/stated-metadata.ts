import type { CalendarDate } from "../corpus/document.ts";
import type { Block, Reading } from "./block.ts";
import { eraDateIn } from "./dates.ts";
import { supplementOf } from "./structure/regulation-patterns.ts";

export interface StatedMetadata {
  readonly title: string | null;
  readonly number: string | null;
  readonly effectiveFrom: CalendarDate | null;
}

const NUMBER_LINE =
  /^[（(]?((?:(?:明治|大正|昭和|平成|令和)[^。（）()]{1,30}|[^。（）()]{0,20}(?:条例|規則|訓令|告示|要綱|規程))第[^。（）()]{1,8}号)[）)]?$/u;
const DATE_LINE = /^[（(]?(?:明治|大正|昭和|平成|令和)[^。]{1,12}日[）)]?$/u;
const STARTS = /(?:から施行|から適用|から実施)/u;
/** Number and date of a regulation stand within this many blocks of its head. */
const HEAD = 8;

/** What a document says about itself: its first heading, its number, and when its last 附則 puts it into force. */
export function statedByText(reading: Reading): StatedMetadata {
  const texts = reading.blocks.map(textOf);
  const head = texts.slice(0, HEAD);
  const number = head.map((text) => NUMBER_LINE.exec(text)?.[1]).find((found) => found !== undefined);
  const promulgated = head.find((text) => DATE_LINE.test(text));
  return {
    title: reading.title?.replace(/^[○◯]\s*/u, "") ?? null,
    number: number ?? null,
    effectiveFrom: startDate(texts) ?? (promulgated === undefined ? null : (eraDateIn(promulgated) ?? null)),
  };
}

/** The latest day that a 附則 names: a consolidated text is in force from its last amendment. */
function startDate(texts: readonly string[]): CalendarDate | undefined {
  const first = texts.findIndex((text) => supplementOf(text) !== undefined);
  if (first === -1) return undefined;
  const dates = texts
    .slice(first)
    .filter((text) => STARTS.test(text))
    .flatMap((text) => eraDateIn(text) ?? []);
  return dates.sort().at(-1);
}

function textOf(block: Block): string {
  return block.kind === "table" ? "" : block.text;
}
