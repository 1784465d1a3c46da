import { ANYONE, type CalendarDate } from "../corpus/document.ts";
import type { OpenLibrary } from "../corpus/open.ts";
import { openAmendments } from "../corpus/store/amendments.ts";
import { openPictures } from "../corpus/store/pictures.ts";
import { noteAmendments } from "./amendment/note-amendments.ts";
import type { DocumentReader } from "./document-reader.ts";
import type { Originals } from "./originals/originals.ts";
import { ingestPaths } from "./pipeline.ts";
import { createProgress } from "./progress.ts";
import { type FileReport, reportJson, reportLine } from "./report.ts";

export interface IngestCommand {
  readonly folder: string;
  readonly paths: readonly string[];
  readonly reader: DocumentReader;
  readonly originals: Originals;
  readonly json: boolean;
  readonly today: CalendarDate;
  /** One line on stdout. */
  readonly print: (line: string) => void;
  /** One line on stderr. */
  readonly log: (line: string) => void;
}

/** Takes files in in this process, which has the library to itself, and closes it. @returns the exit code */
export async function ingestHere(library: OpenLibrary, command: IngestCommand): Promise<number> {
  const { reader, originals, paths, json, today, print } = command;
  const progress = createProgress(json);
  try {
    const pictures = await openPictures(library.store);
    const reports = await ingestPaths({
      ...{ library, reader, originals, pictures, paths, sample: false },
      onProgress: progress.update,
      ...(json ? { onReport: (report) => print(reportJson(report)) } : {}),
    });
    progress.stop();
    const amendments = await openAmendments(library.store);
    const open = await noteAmendments(library, amendments, { asOf: today, viewer: ANYONE });
    if (json) return 0;
    printReports(reports, print);
    for (const { amendmentId, target } of open)
      print(`amends ${target}, which is not there or is one of several: ${amendmentId}`);
    return 0;
  } finally {
    progress.stop();
    await library.close();
  }
}

/** A line for each file with which something happened, and the sum. */
export function printReports(reports: readonly FileReport[], print: (line: string) => void): void {
  for (const report of reports) {
    const text = reportLine(report);
    if (text !== undefined) print(text);
  }
  const count = (status: string) => reports.filter((report) => report.status === status).length;
  print(`${count("done")} taken in, ${count("unchanged")} unchanged, ${count("refused")} refused.`);
}
