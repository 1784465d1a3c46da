import { DOORS, type Door } from "../door.ts";
import type { Features } from "./features.ts";

/** Weights of a multinomial logistic regression; each row has a number for each of `DOORS`, in their order. */
export interface IntentWeights {
  readonly constant: readonly number[];
  readonly cues: Readonly<Record<string, readonly number[]>>;
  readonly grams: Readonly<Record<string, readonly number[]>>;
}

/** How likely each door is, likeliest first; the sum is 1. */
export type Likelihoods = readonly (readonly [door: Door, likelihood: number])[];

/** A gram's share of the evidence: all of an utterance's together count `GRAMS_WEIGHT` in length, so that long ones do not shout. */
export function gramValue(features: Features): number {
  return GRAMS_WEIGHT / Math.sqrt(Math.max(1, features.grams.length));
}

const GRAMS_WEIGHT = 2;

export function likelihoodsOf(features: Features, { constant, cues, grams }: IntentWeights): Likelihoods {
  const value = gramValue(features);
  const scores = DOORS.map((_, door) => {
    const ofCues = features.cues.reduce((sum, cue) => sum + (cues[cue]?.[door] ?? 0), 0);
    const ofGrams = features.grams.reduce((sum, gram) => sum + (grams[gram]?.[door] ?? 0), 0);
    return (constant[door] ?? 0) + ofCues + value * ofGrams;
  });
  const greatest = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - greatest));
  const total = odds.reduce((sum, each) => sum + each, 0);
  return DOORS.map((door, at) => [door, (odds[at] ?? 0) / total] as const).sort(([, a], [, b]) => b - a);
}
