import type { CalendarDate } from "../../corpus/document.ts";
import { addDays } from "../../corpus/japanese/calendar.ts";
import { normalise } from "../../corpus/japanese/normalise.ts";
import type { DocumentEntry, Library, Scope } from "../../corpus/library.ts";
import type { Question } from "../contract.ts";
import { scopeOf } from "../question/scope.ts";
import type { Understood } from "../question/understand.ts";
import { type Ranked, rank } from "./rank.ts";
import type { Reranker } from "./rerank.ts";
import { isYearly, namesYear, yearless } from "./yearly.ts";

/** What each of the library's indices gives, and how many passages are ranked. */
const DEPTH = 80;
/** The longest question still asks for at most so many terms of a kind. */
const MOST_TERMS = 64;

/** Ranked passages and the day whose rules they are. */
export interface Retrieved {
  readonly ranked: readonly Ranked[];
  readonly day: CalendarDate;
}

/**
 * Finds and ranks. Where the question asks for the rules before or after an amendment without saying when, the
 * amendment meant is the last, or the next, of the document that answers best today. Where it names the year of a
 * yearly document that has lapsed since, the rules are those of the last day on which that one held.
 */
export async function retrieve(
  library: Library,
  question: Question,
  understood: Understood,
  rerank: Reranker = async (_question, ranked) => ranked,
): Promise<Retrieved> {
  const on = async (day: CalendarDate) => {
    const scope = scopeOf(question, day);
    const candidates = await library.find(await queryFor(library, understood, scope), scope);
    return { ranked: await rerank(understood.text, rank(candidates, understood, library.statistics())), day };
  };
  const first = await on(understood.day);
  const best = first.ranked[0];
  if (understood.time.kind === "day" || best === undefined) return first;
  if (understood.time.kind === "none" && !isYearly(best.document.title)) return first;
  const entries = await library.documents(scopeOf(question, first.day));
  if (understood.time.kind === "none") {
    const until = lapsedNamesake(best, entries, question.text, first.day);
    return until === undefined ? first : on(addDays(until, -1));
  }
  const revisions = entries.find(({ document }) => document.id === best.document.id)?.revisions ?? [];
  const at = revisions.findIndex(({ id }) => id === best.revision.id);
  const meant = revisions[understood.time.kind === "before-amendment" ? at - 1 : at + 1];
  return meant === undefined ? first : on(meant.effectiveFrom);
}

/** From when the year that is asked for holds no more, where the best answer is another year's of the same document. */
function lapsedNamesake(
  { document: best }: Ranked,
  entries: readonly DocumentEntry[],
  question: string,
  day: CalendarDate,
): CalendarDate | undefined {
  if (namesYear(best.title, question)) return undefined;
  const namesake = entries.find(
    ({ document: { title } }) => yearless(title) === yearless(best.title) && namesYear(title, question),
  );
  const until = namesake?.revisions.at(-1)?.effectiveTo ?? null;
  return until === null || until > day ? undefined : until;
}

async function queryFor(library: Library, understood: Understood, scope: Scope) {
  const expanded = understood.expansions.flatMap(({ alternatives }) => alternatives.flat());
  const named = understood.articles.find(({ article }) => article !== null);
  const terms = {
    words: [...new Set([...understood.words, ...expanded])].slice(0, MOST_TERMS),
    bigrams: [...new Set(understood.bigrams)].slice(0, MOST_TERMS),
    depth: DEPTH,
  };
  if (named?.article == null) return terms;
  const asked = normalise(understood.text);
  const entries = await library.documents(scope);
  const documentIds = entries
    .filter(({ document }) => isNamed(document.title, asked))
    .map(({ document }) => document.id);
  return { ...terms, article: { key: named.article, documentIds } };
}

/** Whether a question names a document by its title, with or without the issuer's name before it. */
function isNamed(title: string, normalisedQuestion: string): boolean {
  const whole = normalise(title);
  const short = whole.replace(/^.{1,4}[都道府県市町村](?=.{4})/u, "");
  return normalisedQuestion.includes(whole) || normalisedQuestion.includes(short);
}
