import type { DayFigures } from "./bounds.ts";

const TABLES = ["inbox", "outbox", "turns", "threads", "feedback", "wishes", "accounts"] as const;
const WIDTH = 9;

export const HEADING = [
  "day      ",
  "begun",
  "replies",
  "lost",
  "twice",
  "p95 ms",
  "CPU ms",
  "heap MB",
  "RSS MB",
  ...TABLES,
]
  .map(padded)
  .join("");

/** A line of the table for a virtual day. */
export function lineOf({ name, stories, expected, lost, twice, firstSign, cpu, heap, rss, rows }: DayFigures): string {
  const figures = [rounded(firstSign, 0), rounded(cpu, 1), rounded(heap, 1), rounded(rss, 0)];
  return [name, stories, expected, lost, twice, ...figures, ...TABLES.map((table) => rows[table] ?? 0)]
    .map(padded)
    .join("");
}

/** Of a day without questions some figures are none. */
function rounded(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits) : "-";
}

function padded(cell: string | number): string {
  return `${cell}`.padStart(WIDTH);
}
