import { join } from "node:path";
import { type OpenLibrary, openLibrary } from "../corpus/open.ts";
import { openAmendments } from "../corpus/store/amendments.ts";
import { parseCommandLine, USAGE, type Work } from "./command-line.ts";
import { listDocuments, showDocument } from "./commands.ts";
import { openReader } from "./convert/open-reader.ts";
import { diffDocument } from "./diff-command.ts";
import { handOver } from "./hand-over.ts";
import { ingestHere } from "./ingest-command.ts";
import { createRecovery } from "./jobs/create-recovery.ts";
import { officeDay } from "./office-day.ts";
import { createFolderOriginals } from "./originals/folder-originals.ts";
import { rebuildIndex } from "./rebuild-command.ts";
import { dataFolder } from "./settings.ts";
import { walk } from "./walk.ts";

/** Faults that a person can mend; their message is a sentence that says how. */
const EXPECTED = new Set(["LibraryLocked", "LibraryDamaged", "DataFolderUnusable", "PathUnreadable", "NotTakenUp"]);

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
  const output = { json, print };
  switch (command.kind) {
    case "ingest":
      return ingest(command.paths, folder, json);
    case "rebuild":
      return rebuildIndex(folder, output);
    case "remove":
    case "restore":
      // Both only say something in the registry, which every process of the data folder may: a server heeds it at once.
      return over(folder, async (library) => {
        const change = command.kind === "remove" ? library.withdraw : library.restore;
        const what = command.kind === "remove" ? "document" : "removed document";
        return (await change(command.id)) ? 0 : missing(command.id, what);
      });
    case "list":
      return over(folder, async (library, today) => {
        await listDocuments(library, today, output);
        return 0;
      });
    case "show":
      return over(folder, async (library, today) => {
        const amendments = await openAmendments(library.store);
        return (await showDocument({ library, amendments }, command.id, today, output))
          ? 0
          : missing(command.id, "document");
      });
    case "diff":
      return over(folder, async (library, today) => {
        const problem = await diffDocument(library, command, today, output);
        if (problem !== null) process.stderr.write(`${problem}\n`);
        return problem === null ? 0 : 1;
      });
  }
}

async function ingest(paths: readonly string[], folder: string, json: boolean): Promise<number> {
  const reader = openReader();
  const originals = createFolderOriginals(join(folder, "originals"));
  const options = { folder, paths, reader, originals, json, today: officeDay(new Date()), print, log };
  try {
    const recovery = createRecovery({ reader, originals, log });
    const library = await openLibrary({ folder, mode: "write", recovery }).catch(unlessLocked);
    return library === undefined ? await handOver(options) : await ingestHere(library, options);
  } finally {
    await reader.close();
  }
}

function unlessLocked(cause: unknown): undefined {
  if (cause instanceof Error && cause.name === "LibraryLocked") return undefined;
  throw cause;
}

async function over(folder: string, work: (library: OpenLibrary, today: string) => Promise<number>): Promise<number> {
  const library = await openLibrary({ folder, mode: "read" });
  try {
    return await work(library, officeDay(new Date()));
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

function log(line: string): void {
  process.stderr.write(`${line}\n`);
}
