import type { Block, Reading } from "./block.ts";
import { parseDate } from "./dates.ts";
import { effectiveDatesIn, type StatedDates } from "./effective-dates.ts";

export interface StatedMetadata {
  readonly title: string | null;
  readonly number: string | null;
  readonly dates: StatedDates;
}

const NUMBER_LINE =
  /^[（(]?((?:(?:明治|大正|昭和|平成|令和)[^。（）()]{1,30}|[^。（）()]{0,20}(?:条例|規則|訓令|告示|要綱|規程))第[^。（）()]{1,8}号)[）)]?$/u;
const NO_TITLE =
  /^第[\d０-９〇一二三四五六七八九十百千]+[編章節款条項号](?:の|[ 　（(]|$)|^[-‐－・●■※＊*]|。$|^.{120}/u;
/** The number of a regulation stands within this many blocks of its head. */
const HEAD = 8;

/** What a document says about itself: its first heading, its number, and from which day it holds. */
export function statedByText(reading: Reading): StatedMetadata {
  const texts = reading.blocks.map(textOf);
  const head = texts.slice(0, HEAD);
  const number = head.map((text) => NUMBER_LINE.exec(text)?.[1]).find((found) => found !== undefined);
  const { promulgated } = reading.frontMatter;
  return {
    title: titleFrom(reading.title),
    number: number ?? null,
    dates: effectiveDatesIn(texts, typeof promulgated === "string" ? (parseDate(promulgated) ?? null) : null),
  };
}

/** What a reader took for the title where it can be one: an article's heading, an entry of a list or a sentence is none. */
function titleFrom(stated: string | null): string | null {
  return stated === null || NO_TITLE.test(stated) ? null : stated;
}

function textOf(block: Block): string {
  return block.kind === "table" ? "" : block.text;
}
