import type { AppliesTo, Passage } from "../../corpus/document.ts";
import { type ArticleReference, locatorOf } from "../../corpus/japanese/articles.ts";
import type { Candidate } from "../../corpus/library.ts";
import { concerns } from "../../corpus/scope.ts";
import type { Understood } from "../question/understand.ts";
import { holdsWanted, refersElsewhere } from "../question/want.ts";
import { RULES } from "./weights.ts";
import { namesYear, yearless } from "./yearly.ts";

const SUPPLEMENT = /附則|施行日|経過措置/u;
const CASES =
  /事例|実例|(?:^|[^一])例(?:は|が|って|を|ある|や)|取り?組み?|工夫|うまく(?:いった|やって)|(?:した|てる|ている)(?:課|所属|とこ)/u;
/** A 項 that begins so says nothing without the one before it. */
const DEPENDENT = /^(?:前[0-9一二三四五六七八九]?項|前各項|前条|同項|同条|第[0-9一二三四五六七八九]項の)/u;
const LATER = /第(?:[2-9]|[0-9]{2,})項$/u;
const PREAMBLE = /下記のとおり|このことについて/u;

/**
 * What words alone do not tell: whom a rule is about, which article was named, which kinds of text and which of
 * several yearly documents are meant.
 * @returns what to add to a candidate's score, in log-odds
 */
export function createRules(
  understood: Understood,
  candidates: readonly Candidate[],
): (candidate: Candidate) => number {
  const { text, want } = understood;
  const asksForFigure = want.kind === "amount" || want.kind === "time";
  const wantsCases = CASES.test(text);
  const newest = newestOfYearly(candidates);
  return (candidate) => {
    const { document, revision, passage } = candidate;
    let score = subject(document.appliesTo, understood);
    if (understood.articles.some(({ article }) => article !== null && article === passage.article))
      score += RULES.namedArticle;
    if (passage.kind === "item" && understood.articles.some((named) => namesItem(named, passage)))
      score += RULES.namedItem;
    if (passage.kind === "supplement" && !SUPPLEMENT.test(text)) score += RULES.supplement;
    if (/^(?:目的|趣旨|概要)$/u.test(withoutNumber(passage.caption)) && !/目的|趣旨|概要|とは/u.test(text))
      score += RULES.purpose;
    if (document.title.includes("一部を改正する") && !text.includes("改正")) score += RULES.amending;
    if (document.category === "事例") score += wantsCases ? RULES.wantedCase : RULES.unwantedCase;
    if (DEPENDENT.test(passage.text)) score += RULES.dependent;
    if (asksForFigure && refersElsewhere(passage.text) && !holdsWanted(passage.text, want)) score += RULES.onlyRefers;
    if (LATER.test(passage.locator)) score += RULES.laterParagraph;
    if (PREAMBLE.test(passage.text)) score += RULES.preamble;
    const latest = newest.get(yearless(document.title));
    if (document.rank === "high" || document.rank === "low") score += RULES[document.rank];
    if (latest !== undefined && revision.effectiveFrom < latest)
      score += namesYear(document.title, text) ? 0 : RULES.earlierYear;
    return score;
  };
}

/** 第3条第2号 names the 号 of whichever 項 has one. */
function namesItem(named: ArticleReference, { article, locator }: Passage): boolean {
  if (named.item === null || named.article === null || named.article !== article) return false;
  return named.paragraph === null ? locator.endsWith(`第${named.item}号`) : locator === locatorOf(named);
}

function subject(appliesTo: AppliesTo, { staff }: Understood): number {
  const kinds = staff.employments.length === 0 ? [null] : staff.employments;
  const sides = staff.bodies.length === 0 ? [null] : staff.bodies;
  const verdicts = kinds.flatMap((employment) => sides.map((body) => concerns(appliesTo, { employment, body })));
  if (verdicts.every((verdict) => verdict === "no")) return RULES.notConcerned;
  const isSpecial = appliesTo.employments.length + appliesTo.bodies.length > 0;
  return isSpecial && verdicts.includes("yes") ? RULES.concerned : 0;
}

/** The latest first day of each document that exists for several years, by its title without the year. */
function newestOfYearly(candidates: readonly Candidate[]): ReadonlyMap<string, string> {
  const newest = new Map<string, string>();
  for (const { document, revision } of candidates) {
    const title = yearless(document.title);
    if (title === document.title) continue;
    const known = newest.get(title);
    if (known === undefined || known < revision.effectiveFrom) newest.set(title, revision.effectiveFrom);
  }
  return newest;
}

function withoutNumber(caption: string | null): string {
  return (caption ?? "").replace(/^[0-9０-９\-－.．]+[\s　]*/u, "");
}
