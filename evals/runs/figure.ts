import { bootstrap } from "../metrics/bootstrap.ts";
import { mean } from "../metrics/mean.ts";
import { percentile } from "../metrics/percentile.ts";
import type { Figure, QuestionResult } from "./run.ts";

/** Mean of a value over the questions that have it, as a share with its interval. */
export function shareFigure(name: string, questions: readonly QuestionResult[], value: string = name): Figure {
  return estimatedFigure(name, "share", valuesOf(questions, value), mean);
}

/** A statistic of items with its interval. */
export function estimatedFigure<Item>(
  name: string,
  unit: Figure["unit"],
  items: readonly Item[],
  statistic: (sample: readonly Item[]) => number,
): Figure {
  const estimate = bootstrap(items, statistic);
  return { name, value: estimate?.value ?? null, interval: estimate?.interval ?? null, n: items.length, unit };
}

/** p50 and p95 of the questions' times, which have no interval: they describe this run on this machine. */
export function timeFigures(questions: readonly QuestionResult[]): readonly Figure[] {
  const times = questions.flatMap(({ ms }) => ms ?? []);
  const figure = (name: string, share: number): Figure => {
    const value = times.length === 0 ? null : percentile(times, share);
    return { name, value, interval: null, n: times.length, unit: "ms" };
  };
  return [figure("p50Ms", 0.5), figure("p95Ms", 0.95)];
}

export function valuesOf(questions: readonly QuestionResult[], name: string): readonly number[] {
  return questions.flatMap(({ values }) => values[name] ?? []);
}

/** The figures by name, as `--json` prints them, each with `NAME.interval` where asked for. */
export function figuresJson(figures: readonly Figure[], withInterval: readonly string[]) {
  return Object.fromEntries(
    figures.flatMap(({ name, value, interval, unit }) => {
      const digits = unit === "ms" ? 2 : 4;
      const entry = [name, value === null ? null : rounded(value, digits)] as const;
      if (!withInterval.includes(name)) return [entry];
      return [entry, [`${name}.interval`, interval?.map((bound) => rounded(bound, digits)) ?? null] as const];
    }),
  );
}

export function rounded(value: number, digits = 4): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
