import type { Run } from "../runs/run.ts";
import type { Comparison } from "../tasks/compare.ts";
import { formatDifference, formatP } from "./labels.ts";

/** A run's figures as plain text in columns. */
export function runTable({ task, dataset, figures, baseline, questions }: Run): string {
  const rows = figures.map(({ name, value, interval, n, unit }) => [
    name,
    value === null ? "-" : number(value, unit),
    interval === null ? "" : `[${interval.map((bound) => number(bound, unit)).join(", ")}]`,
    `${n}`,
  ]);
  const head = `${task} on ${dataset}, ${questions.length} questions\n\n`;
  const table = columns([["", "value", "95 % interval", "n"], ...rows]);
  if (baseline.length === 0) return head + table;
  const against = baseline.map(({ name, first, difference, interval, p }) => [
    name,
    first.toFixed(3),
    formatDifference(difference),
    `[${interval.map(formatDifference).join(", ")}]`,
    formatP(p),
  ]);
  return `${head}${table}\n${columns([["against BM25", "BM25", "difference", "95 % interval", "p"], ...against])}`;
}

/** Differences of two runs as plain text in columns. */
export function comparisonTable({ first, second, questions, differences }: Comparison): string {
  const rows = differences.map(({ name, difference, interval, p, n, ...means }) => [
    name,
    means.first.toFixed(3),
    means.second.toFixed(3),
    formatDifference(difference),
    `[${interval.map(formatDifference).join(", ")}]`,
    formatP(p),
    `${n}`,
  ]);
  const head = `${first.id} (first)\n${second.id} (second), ${questions.length} questions in both\n\n`;
  return head + columns([["", "first", "second", "difference", "95 % interval", "p", "n"], ...rows]);
}

function number(value: number, unit: string): string {
  return unit === "share" ? value.toFixed(3) : `${Number(value.toFixed(1))}${unit === "ms" ? " ms" : ""}`;
}

/** The first column to the left, the others to the right. */
function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join("  ")
      .trimEnd();
  return `${rows.map(line).join("\n")}\n`;
}
