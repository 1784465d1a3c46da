import { DOORS, type Door } from "../../rag/question/door.ts";
import { gramValue, type IntentWeights } from "../../rag/question/intent/classifier.ts";
import type { Features } from "../../rag/question/intent/features.ts";
import { LEANINGS } from "./leanings.ts";

export interface LabelledFeatures {
  readonly features: Features;
  readonly label: Door;
}

const STEPS = 150;
const RATE = 0.4;
/** Of the squared weights, against the mean loss of an example. */
const RIDGE = { cues: 3e-4, grams: 3e-4 } as const;
/** Of an utterance that is no question, which are fewer by far behind each door. */
const OTHERS_WEIGHT = 2;
/** A gram in fewer utterances tells of them only. */
const LEAST_UTTERANCES = 4;
/** A gram that weighs less for every door is left out. */
const LEAST_WEIGHT = 0.1;

/**
 * Multinomial logistic regression by AdaGrad steps over all examples, with an L2 penalty on the distance from `LEANINGS`
 * (0 for all else) of every weight but the constants.
 * Deterministic. Weights have two decimals.
 */
export function fitMultinomial(
  examples: readonly LabelledFeatures[],
  leastUtterances = LEAST_UTTERANCES,
): IntentWeights {
  const names = columnNames(examples, leastUtterances);
  const columns = new Map(names.map((name, at) => [name, at]));
  const rows = examples.map(({ features, label }) => ({
    entries: entriesOf(features, columns),
    label: DOORS.indexOf(label),
  }));
  const ridges = names.map((name) => (name === CONSTANT ? 0 : name.startsWith(CUE) ? RIDGE.cues : RIDGE.grams));
  const width = DOORS.length;
  const prior = Float64Array.from(names.flatMap((name) => DOORS.map((door) => leaning(name, door))));
  const weights = prior.slice();
  const squares = new Float64Array(weights.length).fill(1e-8);
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = weights.map((weight, at) => (ridges[Math.floor(at / width)] ?? 0) * (weight - (prior[at] ?? 0)));
    for (const { entries, label } of rows) addGradient(gradient, weights, entries, label, rows.length);
    gradient.forEach((slope, at) => {
      squares[at] = (squares[at] ?? 0) + slope * slope;
      weights[at] = (weights[at] ?? 0) - (RATE * slope) / Math.sqrt(squares[at] ?? 1);
    });
  }
  const row = (at: number) => [...weights.subarray(at * width, (at + 1) * width)].map(rounded);
  const part = (prefix: string) =>
    names.flatMap((name, at) => (name.startsWith(prefix) ? [[name.slice(prefix.length), row(at)] as const] : []));
  return {
    constant: row(0),
    cues: Object.fromEntries(part(CUE)),
    grams: Object.fromEntries(part(GRAM).filter(([, values]) => Math.max(...values.map(Math.abs)) >= LEAST_WEIGHT)),
  };
}

function leaning(name: string, door: Door): number {
  return name.startsWith(CUE) ? (LEANINGS[door]?.[name.slice(CUE.length)] ?? 0) : 0;
}

const CONSTANT = "constant";
const CUE = "cue ";
const GRAM = "gram ";

type Entry = readonly [column: number, value: number];

function columnNames(examples: readonly LabelledFeatures[], leastUtterances: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const { features } of examples) {
    for (const gram of features.grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  const cues = new Set([
    ...examples.flatMap(({ features }) => features.cues),
    ...Object.values(LEANINGS).flatMap((leanings) => Object.keys(leanings)),
  ]);
  const grams = [...counts].filter(([, count]) => count >= leastUtterances).map(([gram]) => gram);
  return [CONSTANT, ...[...cues].sort().map((cue) => CUE + cue), ...grams.sort().map((gram) => GRAM + gram)];
}

function entriesOf(features: Features, columns: ReadonlyMap<string, number>): readonly Entry[] {
  const value = gramValue(features);
  const found = (name: string, of: number): readonly Entry[] => {
    const column = columns.get(name);
    return column === undefined ? [] : [[column, of]];
  };
  return [
    [0, 1],
    ...features.cues.flatMap((cue) => found(CUE + cue, 1)),
    ...features.grams.flatMap((gram) => found(GRAM + gram, value)),
  ];
}

/** Adds the slope of one example's log loss, divided by `count`. */
function addGradient(
  gradient: Float64Array,
  weights: Float64Array,
  entries: readonly Entry[],
  label: number,
  count: number,
): void {
  const width = DOORS.length;
  const scores = DOORS.map((_, door) =>
    entries.reduce((sum, [column, value]) => sum + value * (weights[column * width + door] ?? 0), 0),
  );
  const greatest = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - greatest));
  const total = odds.reduce((sum, each) => sum + each, 0);
  odds.forEach((each, door) => {
    const error =
      ((each / total - (door === label ? 1 : 0)) * (DOORS[label] === "question" ? 1 : OTHERS_WEIGHT)) / count;
    for (const [column, value] of entries) {
      const at = column * width + door;
      gradient[at] = (gradient[at] ?? 0) + error * value;
    }
  });
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
