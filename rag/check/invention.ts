import { findArticleReferences } from "../../corpus/japanese/articles.ts";
import { normalise } from "../../corpus/japanese/normalise.ts";
import { findAddresses, isSameAddress } from "./addresses.ts";
import { findDays, isSameDay } from "./days.ts";
import type { Exact, ExactKind } from "./exact.ts";
import { findQuantities, isSameQuantity } from "./quantities.ts";
import { findTimesOfDay } from "./times-of-day.ts";

/** Something exact that a sentence says and its passages do not; `text` is normalised. */
export interface Invention {
  readonly kind: ExactKind;
  readonly text: string;
}

const QUOTED = /[「『]([^「」『』]+)[」』]/gu;
const WEEKDAY = /[月火水木金土日]曜/gu;
/** The rule whose article is named: 地方公務員法第30条. */
const RULE_NAME =
  /(?!当該|前記)[\p{Script=Han}\p{Script=Katakana}ー]{2,}(?:法|条例|規則|規程|要綱|要領|令)(?=\s?第?[\d〇一二三四五六七八九十百]+\s?条)/gu;
const LATIN_WORD = /[a-z]{3,}/gu;
/** What a page could take for more than text. Models write none of it for an answer in sentences. */
const MARKUP = /<\/?[a-z][^>]*>|<!--|\]\(|```/gu;

/**
 * Numbers, dates, places of rules, times, addresses and quoted terms of a sentence that do not stand in its passages,
 * whatever the script and the era they are written in. Empty is the good case.
 * @param sentence without its citations
 * @param passages the text of each cited passage with its title and locator
 */
export function inventions(sentence: string, passages: readonly string[]): readonly Invention[] {
  const source = normalise(passages.join("\n"));
  const found: Invention[] = [];
  /** Each finding is taken out of the sentence, so that the day of a date is not a number once more. */
  let rest = normalise(sentence);
  const check = <Found extends Exact>(find: (text: string) => readonly Found[], stands: (one: Found) => boolean) => {
    for (const one of find(rest)) {
      if (!stands(one)) found.push({ kind: one.kind, text: one.text });
      rest = `${rest.slice(0, one.index)}${" ".repeat(one.text.length)}${rest.slice(one.index + one.text.length)}`;
    }
  };

  const compact = withoutBlanks(source);
  for (const [quoted, term = ""] of rest.matchAll(QUOTED)) {
    if (!compact.includes(withoutBlanks(term))) found.push({ kind: "term", text: quoted });
  }
  const addresses = findAddresses(source);
  check(findAddresses, (one) => addresses.some((other) => isSameAddress(one, other)));
  check(matches("markup", MARKUP), () => false);
  const days = findDays(source);
  check(findDays, (one) => days.some((other) => isSameDay(one, other)));
  check(matches("date", WEEKDAY), ({ text }) => source.includes(text));
  check(matches("article", RULE_NAME), ({ text }) => source.includes(text));
  const articles = findArticles(source);
  check(findArticles, (one) => articles.some((other) => isWithin(other, one)));
  const times = findTimesOfDay(source);
  check(findTimesOfDay, (one) => times.some(({ minutes }) => minutes === one.minutes));
  const quantities = findQuantities(source);
  check(findQuantities, (one) => quantities.some((other) => isSameQuantity(one, other)));
  check(matches("word", LATIN_WORD), ({ text }) => source.includes(text));
  return found;
}

function matches(kind: ExactKind, pattern: RegExp): (text: string) => readonly Exact[] {
  return (text) => [...text.matchAll(pattern)].map((match) => ({ kind, text: match[0], index: match.index }));
}

function findArticles(text: string) {
  return findArticleReferences(text).map((reference) => ({ ...reference, kind: "article" as const }));
}

type Place = Omit<ReturnType<typeof findArticles>[number], "kind" | "text" | "index">;

/** 第5条第1項 lies in 第5条, and both in a text that cites the former. */
function isWithin(inner: Place, outer: Place): boolean {
  return (
    (outer.article === null || inner.article === outer.article) &&
    (outer.paragraph === null || inner.paragraph === outer.paragraph) &&
    (outer.item === null || inner.item === outer.item) &&
    (outer.appendix === null ||
      outer.appendix === inner.appendix ||
      (outer.appendix === "" && inner.appendix !== null)) &&
    outer.supplement === inner.supplement
  );
}

function withoutBlanks(text: string): string {
  return text.replaceAll(/\s/gu, "");
}
