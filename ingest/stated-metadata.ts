import { findDates } from "../corpus/japanese/dates.ts";
import type { Block, Reading } from "./block.ts";
import { parseDate } from "./dates.ts";
import { effectiveDatesIn, type StatedDates } from "./effective-dates.ts";
import { LONE_DATE } from "./own-day.ts";

export interface StatedMetadata {
  readonly title: string | null;
  readonly number: string | null;
  readonly dates: StatedDates;
}

const NUMBER_LINE =
  /^[（(]?((?:(?:明治|大正|昭和|平成|令和)[^。（）()]{1,30}|[^。（）()]{0,20}(?:条例|規則|訓令|告示|要綱|規程))第[^。（）()]{1,8}号)[）)]?$/u;
/** The number of a regulation stands within this many blocks of its head. */
const HEAD = 8;
/** 旅費規則をここに公布する。 with whom it goes to, the day, the governor, the number and the name stands within so many. */
const PROMULGATION = 20;
const PROMULGATES = /^(.{3,80}?)を(?:ここに公布する|次のように(?:定める|制定する))。$/u;

/** What a document says about itself: its first heading, its number, and from which day it holds. */
export function statedByText(reading: Reading): StatedMetadata {
  const texts = reading.blocks.map(textOf);
  const head = texts.slice(0, HEAD);
  const at = head.findIndex((text) => NUMBER_LINE.test(text));
  const written = NUMBER_LINE.exec(head[at] ?? "")?.[1] ?? null;
  // A day on the line above or below belongs to the number: without its year a number is another's as well.
  const day = [head[at - 1], head[at + 1]].find((line) => LONE_DATE.test(line ?? ""))?.replace(/[（）()]/gu, "");
  const number =
    written === null || day === undefined || findDates(written).length > 0 ? written : `${day}　${written}`;
  const { promulgated } = reading.frontMatter;
  return {
    title: promulgatedTitle(texts.slice(0, PROMULGATION)) ?? reading.title?.replace(/^[○◯]\s*/u, "") ?? null,
    number,
    dates: effectiveDatesIn(texts, typeof promulgated === "string" ? (parseDate(promulgated) ?? null) : null),
  };
}

/** The rule that the sentence above it promulgates, and that stands below it again under that name. */
function promulgatedTitle(head: readonly string[]): string | null {
  const plain = (text: string) => text.replace(/[\s○◯]/gu, "");
  for (const [at, text] of head.entries()) {
    const named = PROMULGATES.exec(text.trim())?.[1];
    if (named !== undefined && head.slice(at + 1).some((line) => plain(line) === plain(named))) return plain(named);
  }
  return null;
}

function textOf(block: Block): string {
  return block.kind === "table" ? "" : block.text;
}
