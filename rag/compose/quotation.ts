import type { Citation, LocatedPassage } from "../../corpus/document.ts";
import type { Analyser } from "../../corpus/japanese/analyse.ts";
import type { TermStatistics } from "../../corpus/library.ts";
import { quoteMark } from "../../corpus/quote-mark.ts";
import type { Pointer } from "../contract.ts";
import type { Understood } from "../question/understand.ts";
import { type QueryTerms, weighTerms } from "../retrieve/query-terms.ts";
import type { Ranked } from "../retrieve/rank.ts";
import { type Quote, quoteFrom } from "./quote.ts";

/** A passage that is cited and what of it. */
export interface Quoted {
  readonly ranked: Ranked;
  readonly quote: Quote;
}

/** So many of the best passages may be quoted. */
const COMPARED = 6;
/** At most so many passages are quoted, and only those that rank close behind the first (in log-odds). */
const MOST_QUOTES = 3;
const CLOSE_BEHIND = 1.2;
/** A further quotation must take up at least this share of what the first does. */
const FURTHER_FIT = 0.75;

/** Quotes the best passage, then others that rank close behind it and take up nearly as much of the question. */
export function quotationsFrom(
  ranked: readonly Ranked[],
  understood: Understood,
  statistics: TermStatistics,
  analyser: Analyser,
): readonly Quoted[] {
  const query = weighTerms(understood, statistics);
  const [best, ...others] = ranked.slice(0, COMPARED);
  if (best === undefined) return [];
  const first = quote(best, query, understood, analyser);
  const further = others
    .filter(({ score }) => score >= best.score - CLOSE_BEHIND)
    .map((each) => quote(each, query, understood, analyser))
    .filter((each) => each.quote.fit >= first.quote.fit * FURTHER_FIT && each.quote.text !== first.quote.text);
  return [first, ...further].slice(0, MOST_QUOTES);
}

function quote(ranked: Ranked, query: QueryTerms, understood: Understood, analyser: Analyser): Quoted {
  const headWords = new Set(ranked.terms.headWords);
  return { ranked, quote: quoteFrom(ranked.passage, query, understood.want, headWords, analyser) };
}

export function citationOf(
  located: LocatedPassage,
  quote: Pick<Quote, "text" | "start" | "end">,
  label: number,
): Citation {
  const { document, revision, passage } = located;
  return {
    label,
    passageId: passage.id,
    documentId: document.id,
    title: document.title,
    locator: passage.locator,
    article: passage.article,
    effectiveFrom: revision.effectiveFrom,
    effectiveTo: revision.effectiveTo,
    quote: quote.text,
    url: `${placeOf(located)}?passage=${passage.position}&from=${quote.start}&to=${quote.end}&quote=${quoteMark(quote.text)}#p-${passage.position}`,
  };
}

export function pointerTo(located: LocatedPassage): Pointer {
  const { document, passage } = located;
  const url = `${placeOf(located)}?passage=${passage.position}#p-${passage.position}`;
  return { documentId: document.id, title: document.title, locator: passage.locator, url };
}

function placeOf({ document, revision }: LocatedPassage): string {
  return `/source/${document.id}/${revision.effectiveFrom}`;
}
