import type { Figure, Measured } from "../runs/run.ts";

/** What a figure must reach, or stay below. A `target` is printed beside the figure and stops nothing. */
export interface Bound {
  readonly figure: string;
  readonly kind: "gate" | "target";
  readonly least?: number;
  readonly most?: number;
}

/** A measurement and its bounds; `at` is where its data lie below the folder of the measuring data. */
export interface Gate {
  readonly task: "retrieval" | "quotes" | "claims";
  readonly at: string;
  readonly bounds: readonly Bound[];
}

/** Times are targets only: they depend on what else the machine does. */
export const GATES: readonly Gate[] = [
  {
    task: "retrieval",
    at: "localgovfaq-dev",
    bounds: [
      { figure: "ndcg@10", kind: "gate", least: 0.555 },
      { figure: "recall@10", kind: "gate", least: 0.64 },
    ],
  },
  {
    task: "retrieval",
    at: "jaquad-dev",
    bounds: [
      { figure: "ndcg@10", kind: "gate", least: 0.9 },
      { figure: "p95Ms", kind: "target", most: 15 },
    ],
  },
  {
    task: "quotes",
    at: "jaquad-dev",
    bounds: [
      { figure: "holds", kind: "gate", least: 0.7 },
      { figure: "medianLength", kind: "gate", most: 120 },
    ],
  },
  { task: "retrieval", at: "lawqa-dev", bounds: [] },
  { task: "claims", at: "claims-dev/claims.jsonl", bounds: [] },
];

/** What is hoped for on the reported half of the gold questions. */
export const ANSWER_TARGETS: readonly Bound[] = [
  { figure: "firstRight", kind: "target", least: 0.85 },
  { figure: "refusedUnanswerable", kind: "target", least: 0.7 },
  { figure: "dateRight", kind: "target", least: 0.9 },
  { figure: "personRight", kind: "target", least: 0.85 },
  { figure: "p95Ms", kind: "target", most: 50 },
];

/** What is hoped for on the utterances that routing was not tuned on. */
export const ROUTING_TARGETS: readonly Bound[] = [
  { figure: "macroF1", kind: "target", least: 0.93 },
  { figure: "questionsMisrouted", kind: "target", most: 0.01 },
  { figure: "doubts", kind: "target", most: 0.08 },
];

export interface Verdict {
  /** A line for each figure, with its bound where it has one. */
  readonly lines: readonly string[];
  /** Lines of the gates that are missed. */
  readonly missed: readonly string[];
}

/** A gate on a figure that was not measured is missed. */
export function verdictOn({ task, dataset, figures }: Measured, bounds: readonly Bound[]): Verdict {
  const unmeasured = bounds
    .filter((bound) => !figures.some(({ name }) => name === bound.figure))
    .map((bound) => ({ figure: undefined, bound }));
  const measured = figures.map((figure) => ({
    figure,
    bound: bounds.find(({ figure: name }) => name === figure.name),
  }));
  const judged = [...measured, ...unmeasured].map(({ figure, bound }) => {
    const value = figure?.value ?? null;
    const name = figure?.name ?? bound?.figure ?? "";
    const holds = bound === undefined || keeps(value, bound);
    const head = `${task} ${dataset} ${name} = ${value === null ? "not measured" : written(value, figure?.unit)}`;
    return {
      line: `${head}${bound === undefined ? "" : described(bound, holds)}`,
      isMissed: bound?.kind === "gate" && !holds,
    };
  });
  return {
    lines: judged.map(({ line }) => line),
    missed: judged.flatMap(({ line, isMissed }) => (isMissed ? line : [])),
  };
}

function keeps(value: number | null, { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY }: Bound) {
  return value !== null && value >= least && value <= most;
}

function described({ kind, least, most }: Bound, holds: boolean): string {
  const range = [least === undefined ? [] : `at least ${least}`, most === undefined ? [] : `at most ${most}`].flat();
  return ` (${kind}: ${range.join(" and ")}, ${holds ? "reached" : "MISSED"})`;
}

function written(value: number, unit: Figure["unit"] | undefined): string {
  return unit === "share" ? value.toFixed(4) : `${Number(value.toFixed(1))} ${unit}`;
}
