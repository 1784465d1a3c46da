import { join } from "node:path";
import { ANYONE } from "../corpus/document.ts";
import { openLibrary } from "../corpus/open.ts";
import { openAmendments } from "../corpus/store/amendments.ts";
import { openPictures } from "../corpus/store/pictures.ts";
import { noteAmendments } from "./amendment/note-amendments.ts";
import { parseCommandLine, USAGE, type Work } from "./command-line.ts";
import { listDocuments, showDocument } from "./commands.ts";
import { openReader } from "./convert/open-reader.ts";
import { diffDocument } from "./diff-command.ts";
import { createFolderOriginals } from "./originals/folder-originals.ts";
import { ingestPaths } from "./pipeline.ts";
import { createProgress } from "./progress.ts";
import { reportJson, reportLine } from "./report.ts";
import { dataFolder } from "./settings.ts";
import { walk } from "./walk.ts";

/** Faults that a person can mend; their message is a sentence that says how. */
const EXPECTED = new Set(["LibraryLocked", "DataFolderUnusable", "PathUnreadable"]);

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const line = parseCommandLine(args);
  if (line.kind === "wrong") {
    process.stderr.write(`${line.message}\n\n${USAGE}`);
    return 2;
  }
  const { command, json, data } = line;
  if (command.kind === "help") {
    process.stdout.write(USAGE);
    return 0;
  }
  try {
    // A mistyped path should not leave a data folder behind.
    if (command.kind === "ingest") await walk(command.paths);
    return await run(command, data ?? dataFolder(), json);
  } catch (cause) {
    const known = cause instanceof Error && EXPECTED.has(cause.name);
    process.stderr.write(known ? `${cause.message}\n` : `The command failed: ${String(cause)}\n`);
    return 1;
  }
}

async function run(command: Work, folder: string, json: boolean): Promise<number> {
  const reads = command.kind === "list" || command.kind === "show" || command.kind === "diff";
  const library = await openLibrary({ folder, mode: reads ? "read" : "write" });
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" });
  const amendments = await openAmendments(library.store);
  const output = { json, print };
  try {
    switch (command.kind) {
      case "ingest": {
        const progress = createProgress(json);
        const reader = openReader();
        const reports = await ingestPaths({
          ...{ library, reader, originals: createFolderOriginals(join(folder, "originals")) },
          pictures: await openPictures(library.store),
          paths: command.paths,
          sample: false,
          onProgress: progress.update,
          ...(json ? { onReport: (report) => print(reportJson(report)) } : {}),
        }).finally(reader.close);
        progress.stop();
        const open = await noteAmendments(library, amendments, { asOf: today, viewer: ANYONE });
        if (json) return 0;
        for (const report of reports) {
          const text = reportLine(report);
          if (text !== undefined) print(text);
        }
        for (const { amendmentId, target } of open) {
          print(`amends ${target}, which is not there or is one of several: ${amendmentId}`);
        }
        const count = (status: string) => reports.filter((report) => report.status === status).length;
        print(`${count("done")} taken in, ${count("unchanged")} unchanged, ${count("refused")} refused.`);
        return 0;
      }
      case "list":
        await listDocuments(library, today, output);
        return 0;
      case "show":
        return (await showDocument({ library, amendments }, command.id, today, output))
          ? 0
          : missing(command.id, "document");
      case "diff": {
        const problem = await diffDocument(library, command, today, output);
        if (problem !== null) process.stderr.write(`${problem}\n`);
        return problem === null ? 0 : 1;
      }
      case "remove":
        return (await library.withdraw(command.id)) ? 0 : missing(command.id, "document");
      case "restore":
        return (await library.restore(command.id)) ? 0 : missing(command.id, "removed document");
    }
  } finally {
    await library.close();
  }
}

function missing(id: string, what: string): number {
  process.stderr.write(`There is no ${what} with the ID ${id}; \`npm run ingest -- list\` shows them.\n`);
  return 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
