import { EMPLOYMENTS } from "../../corpus/document.ts";
import type { Clarify } from "../contract.ts";
import type { Ranked } from "../retrieve/rank.ts";
import type { Understood } from "./understand.ts";

/** Rules for different staff that rank within this of each other cannot be told apart by the question (log-odds). */
const TOO_CLOSE = 1.5;

/**
 * Asks back where the best passages are rules for different kinds of staff, and neither the question nor the
 * asker says which kind is meant.
 */
export function clarify(ranked: readonly Ranked[], understood: Understood, question: string): Clarify | null {
  const best = ranked[0];
  if (best === undefined || understood.staff.employments.length > 0) return null;
  if (best.document.appliesTo.employments.length === 0) return null;
  const rivals = ranked.filter(({ score }) => score >= best.score - TOO_CLOSE);
  const meant = new Set(rivals.flatMap(({ document }) => document.appliesTo.employments));
  const choices = EMPLOYMENTS.filter((employment) => meant.has(employment));
  if (choices.length < 2) return null;
  return {
    kind: "clarify",
    text: "任用の区分によって規定が異なります。どの職員についてのご質問ですか。",
    choices: choices.map((label) => ({ label, question: `${label}について、${question}` })),
  };
}
