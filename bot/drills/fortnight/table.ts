import type { DayFigures } from "./bounds.ts";

const TABLES = ["inbox", "outbox", "turns", "threads", "feedback", "wishes", "accounts"] as const;
const WIDTH = 9;

export const HEADING = ["day      ", "begun", "replies", "lost", "twice", "p95 ms", "heap MB", "RSS MB", ...TABLES]
  .map(padded)
  .join("");

/** A line of the table for a virtual day. */
export function lineOf({ name, stories, expected, lost, twice, firstSign, heap, rss, rows }: DayFigures): string {
  const figures = [stories, expected, lost, twice, firstSign.toFixed(0), heap.toFixed(1), rss.toFixed(0)];
  return [name, ...figures, ...TABLES.map((table) => rows[table] ?? 0)].map(padded).join("");
}

function padded(cell: string | number): string {
  return `${cell}`.padStart(WIDTH);
}
