import type { Block, Reading } from "./block.ts";
import { parseDate } from "./dates.ts";
import { effectiveDatesIn, type StatedDates } from "./effective-dates.ts";
import { ruleNumberIn } from "./rule-number.ts";

export interface StatedMetadata {
  readonly title: string | null;
  readonly number: string | null;
  readonly dates: StatedDates;
}

const NO_TITLE =
  /^第[\d０-９〇一二三四五六七八九十百千]+[編章節款条項号](?:の|[ 　（(]|$)|^[-‐－・●■※＊*]|。$|^.{120}/u;
/** Forms set empty brackets in large letters. */
const NAMES = /\p{L}.*\p{L}/su;
/** 人第123号 at the head of a letter. */
const LETTER_NUMBER =
  /^(?!様式|別記|別紙|別添|別表)[^\s。（）()第]{1,12}[　 ]?第[　 ]*[0-9０-９]{1,6}[　 ]*号(?:の[0-9０-９]{1,3})?$/u;
const LETTER_HEAD = 3;
/** A line that names a document by its last word, where nothing is set as its title. */
const TITLE_LINE =
  /^[^。、「」第（(][^。「」:]*(?:条例|規則|細則|規程|要綱|要領|基準|指針|方針|計画|ガイドライン|マニュアル|手引|手引き|要項|規約|心得|ハンドブック|一覧表?|名簿|議事録|議事概要|について)(?:（[^（）]*）)*$/u;
const LONGEST_TITLE = 60;
const MARKED_RULE = /^[○◯][　 ]*[^。「」]{2,80}(?:条例|規則|細則|規程|要綱|要領|訓令)$/u;
/** The number of a regulation stands within this many blocks of its head. */
const HEAD = 8;
/** 旅費規則をここに公布する。 with whom it goes to, the day, the governor, the number and the name stands within so many. */
const PROMULGATION = 20;
const PROMULGATES = /^(.{3,80}?)を(?:ここに公布する|次のように(?:定める|制定する))。$/u;

/** What a document says about itself: its first heading, its number, and from which day it holds. */
export function statedByText(reading: Reading): StatedMetadata {
  const texts = reading.blocks.map(textOf);
  const head = texts.slice(0, HEAD);
  const number = ruleNumberIn(head) ?? head.slice(0, LETTER_HEAD).find((text) => LETTER_NUMBER.test(text));
  const { promulgated } = reading.frontMatter;
  return {
    title:
      promulgatedTitle(texts.slice(0, PROMULGATION)) ??
      markedTitle(head) ??
      titleFrom(reading.title) ??
      head.find(isTitle) ??
      null,
    number: number ?? null,
    dates: effectiveDatesIn(texts, typeof promulgated === "string" ? (parseDate(promulgated) ?? null) : null),
  };
}

/** What a reader took for the title where it can be one: an article's heading, an entry of a list or a sentence is none. */
function titleFrom(stated: string | null): string | null {
  return stated === null || NO_TITLE.test(stated) || !NAMES.test(stated) ? null : stated;
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

/** Collections of rules mark each with a circle, above its number, whatever the file is called. */
function markedTitle(head: readonly string[]): string | undefined {
  const marked = head.filter((text) => MARKED_RULE.test(text));
  return marked.length === 1 && ruleNumberIn(head) !== undefined ? marked[0] : undefined;
}

function isTitle(text: string): boolean {
  return text.length <= LONGEST_TITLE && TITLE_LINE.test(text);
}

function textOf(block: Block): string {
  return block.kind === "table" ? "" : block.text;
}
