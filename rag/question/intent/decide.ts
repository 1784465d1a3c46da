import type { Door } from "../door.ts";
import type { Likelihoods } from "./classifier.ts";

/** One door, or two where it is in doubt, the one to act on first; one of the two is always the question's. */
export type Routed =
  | { readonly kind: "door"; readonly door: Door }
  | { readonly kind: "doubt"; readonly doors: readonly [Door, Door] };

/** From here on another door than the question's is taken without asking. */
const SURE = 0.8;
/**
 * From here on it stands before the question's, of two; higher where a question's own words are most like the door's. Chosen on
 * cross-validated likelihoods of the tuning utterances, where a misrouted share of questions weighs twice its loss of macro-F1.
 */
const LIKELIER = {
  question: 0,
  app: 0.64,
  improvement: 0.68,
  status: 0.66,
  correction: 0.76,
  person: 0.62,
  chat: 0.78,
} as const satisfies Readonly<Record<Door, number>>;
/** Below, it is not worth a question back. */
const WORTH_ASKING = 0.36;

/**
 * A question that is sent elsewhere is lost, anything else that is answered as a question costs a second try: another
 * door than the question's has to be clearly the likelier one.
 */
export function decide(likelihoods: Likelihoods): Routed {
  const [door, likelihood] = likelihoods.find(([each]) => each !== "question") ?? ["question", 1];
  if (likelihood >= SURE) return { kind: "door", door };
  if (likelihood < WORTH_ASKING || door === "chat") {
    return { kind: "door", door: likelihood >= LIKELIER[door] ? door : "question" };
  }
  return { kind: "doubt", doors: likelihood >= LIKELIER[door] ? [door, "question"] : ["question", door] };
}
