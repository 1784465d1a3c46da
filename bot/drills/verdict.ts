/** Something measured, with the bound that it must keep where it has one. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit?: "ms" | "s";
  readonly most?: number;
  readonly least?: number;
}

export interface Verdict {
  /** A line for each figure, with its bound. */
  readonly lines: readonly string[];
  /** Lines of those that miss theirs. What was not measured, NaN, misses it. */
  readonly missed: readonly string[];
}

export function verdictOn(figures: readonly Figure[]): Verdict {
  const judged = figures.map((figure) => ({ line: described(figure), isMissed: !keeps(figure) }));
  return {
    lines: judged.map(({ line }) => line),
    missed: judged.flatMap(({ line, isMissed }) => (isMissed ? line : [])),
  };
}

/** A figure that must be exactly so. */
export function exactly(name: string, value: number, expected: number): Figure {
  return { name, value, least: expected, most: expected };
}

function keeps({ value, least, most }: Figure): boolean {
  return (least === undefined || value >= least) && (most === undefined || value <= most);
}

function described(figure: Figure): string {
  const { name, value, unit } = figure;
  const measured = Number.isNaN(value) ? "not measured" : written(value, unit);
  const bound = boundOf(figure);
  return `${name}: ${measured}${bound === "" ? "" : ` (${bound}${keeps(figure) ? "" : ", MISSED"})`}`;
}

function boundOf({ least, most, unit }: Figure): string {
  if (least !== undefined && least === most) return `must be ${written(least, unit)}`;
  return [
    ...(least === undefined ? [] : [`at least ${written(least, unit)}`]),
    ...(most === undefined ? [] : [`at most ${written(most, unit)}`]),
  ].join(", ");
}

function written(value: number, unit: Figure["unit"]): string {
  return `${Number(value.toFixed(1)).toLocaleString("en")}${unit === undefined ? "" : ` ${unit}`}`;
}
