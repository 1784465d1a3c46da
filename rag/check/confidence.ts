import { holdsWanted, type Want } from "../question/want.ts";
import type { Ranked } from "../retrieve/rank.ts";

/** What finding saw that tells whether the first passage answers; their order wherever they are written as a row. */
export const EVIDENCE_NAMES = ["score", "margin", "lacksFigure", "lacksWanted"] as const;

export interface Evidence {
  /** The ranker's, a tenth. */
  readonly score: number;
  /** Lead over the best passage of another document, in log-odds, from -3 to 3. */
  readonly margin: number;
  /** 1 where an amount or a time is asked for and the passage holds none. */
  readonly lacksFigure: number;
  /** 1 where a person, a place, a way or a permission is asked for and the article, table, step or answer holds none. */
  readonly lacksWanted: number;
}

/**
 * Coefficients of a logistic regression of "the first passage answers", fitted by `npm run fit` on the tuning
 * half of the gold questions; the README's decisions say how well it tells on the other half.
 */
const COEFFICIENTS = { constant: -2.165, score: 0.915, margin: 0.825, lacksFigure: -2.655, lacksWanted: -1.297 };

/** At or above it the answer is given, below it the assistant says that the documents do not tell. */
export const ANSWER_THRESHOLD = 0.3;

export function evidenceOf(ranked: readonly Ranked[], want: Want): Evidence {
  const best = ranked[0];
  if (best === undefined) return { score: 0, margin: 0, lacksFigure: 1, lacksWanted: 1 };
  const rival = ranked.find(({ document }) => document.id !== best.document.id);
  const isFigure = want.kind === "amount" || want.kind === "time";
  const lacks = holdsWanted(best.passage.text, want) || tellsHow(best.passage.text, want) ? 0 : 1;
  return {
    score: best.score / 10,
    margin: Math.max(-3, Math.min(3, best.score - (rival?.score ?? -Infinity))),
    lacksFigure: isFigure ? lacks : 0,
    lacksWanted: isFigure || best.passage.kind === "text" ? 0 : lacks,
  };
}

/** @returns the probability that the first passage answers, 0 to 1 */
export function confidenceIn(evidence: Evidence): number {
  const terms = EVIDENCE_NAMES.map((name) => COEFFICIENTS[name] * evidence[name]);
  const logOdds = terms.reduce((sum, term) => sum + term, COEFFICIENTS.constant);
  return 1 / (1 + Math.exp(-logOdds));
}

/**
 * Whether the way asked for is told as an instruction: 「守衛室に電話してください」. Not one of the signs of `holdsWanted`,
 * which are features of the fitted ranker.
 */
function tellsHow(text: string, want: Want): boolean {
  return want.kind === "how" && /[てで]ください/u.test(text);
}
