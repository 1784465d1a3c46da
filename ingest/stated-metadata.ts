import type { Block, Reading } from "./block.ts";
import { parseDate } from "./dates.ts";
import { effectiveDatesIn, type StatedDates } from "./effective-dates.ts";
import { ruleNumberIn } from "./rule-number.ts";

export interface StatedMetadata {
  readonly title: string | null;
  readonly number: string | null;
  readonly dates: StatedDates;
}

/** 人第123号 at the head of a letter. */
const LETTER_NUMBER = /^[^\s。（）()第]{1,12}第[0-9０-９]{1,6}号(?:の[0-9０-９]{1,3})?$/u;
const LETTER_HEAD = 3;
/** The number of a regulation stands within this many blocks of its head. */
const HEAD = 8;

/** What a document says about itself: its first heading, its number, and from which day it holds. */
export function statedByText(reading: Reading): StatedMetadata {
  const texts = reading.blocks.map(textOf);
  const head = texts.slice(0, HEAD);
  const number = ruleNumberIn(head) ?? head.slice(0, LETTER_HEAD).find((text) => LETTER_NUMBER.test(text));
  const { promulgated } = reading.frontMatter;
  return {
    title: reading.title?.replace(/^[○◯]\s*/u, "") ?? null,
    number: number ?? null,
    dates: effectiveDatesIn(texts, typeof promulgated === "string" ? (parseDate(promulgated) ?? null) : null),
  };
}

function textOf(block: Block): string {
  return block.kind === "table" ? "" : block.text;
}
