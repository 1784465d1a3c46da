import { basename } from "node:path";
import type { FileReport } from "../../../ingest/report.ts";

const SHOWN = 12;

/** What became of files, in lines: how many by each reason, some of their names, and the longest time. */
export function tally(name: string, reports: readonly FileReport[]): readonly string[] {
  const groups = Map.groupBy(reports, (report) => (report.status === "refused" ? report.reason.code : report.status));
  const lines = [...groups].map(([outcome, group]) => {
    const names = group.slice(0, SHOWN).map(({ file }) => basename(file));
    const longest = Math.max(...group.map(({ ms }) => ms));
    return `  ${outcome}: ${group.length}, longest ${longest} ms (${[...new Set(names)].join(", ")}${group.length > SHOWN ? ", …" : ""})`;
  });
  return [`${name}: ${reports.length} files`, ...lines];
}
