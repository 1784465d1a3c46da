import type { UnpackBudget } from "../document-reader.ts";
import { type Prepared, type PrepareOptions, prepare, prepareSource } from "../prepare.ts";
import type { Refusal } from "../reasons.ts";
import { openSource, type Source } from "../source.ts";
import type { FoundFile } from "../walk.ts";
import { entrySources } from "./entry-sources.ts";

/** A file, or a file of an archive, whose path goes on within it: `規程.zip/旅費/規程.docx`. */
export interface PreparedFile {
  readonly path: string;
  readonly prepared: Prepared;
}

/** Of one archive with all the archives in it. */
export const BUDGET: UnpackBudget = { entries: 5_000, bytes: 512 * 1024 * 1024 };
/** An archive of archives is how some mailers and file servers hand out a folder; deeper ones are made to do harm. */
export const MOST_DEPTH = 3;

/** A file as what it holds: itself, or each file of an archive. Faults of the archive are refusals under its own path. */
export async function* prepareAll(file: FoundFile, options: PrepareOptions): AsyncGenerator<PreparedFile> {
  const opened = await openSource(file);
  if (opened.kind === "refused") yield { path: file.path, prepared: opened };
  else yield* prepareOpened(opened.source, { options, depth: 0, purse: createPurse(BUDGET) });
}

/** The same where an archive is one file, which cannot be read. */
export async function* prepareOne(file: FoundFile, options: PrepareOptions): AsyncGenerator<PreparedFile> {
  yield { path: file.path, prepared: await prepare(file, options) };
}

interface Within {
  readonly options: PrepareOptions;
  /** Archives around it. */
  readonly depth: number;
  /** The outermost archive's. */
  readonly purse: Purse;
}

interface Purse {
  left(): UnpackBudget;
  spend(bytes: number): void;
}

function createPurse({ entries, bytes }: UnpackBudget): Purse {
  let left = { entries, bytes };
  return {
    left: () => left,
    spend: (spent) => {
      left = { entries: left.entries - 1, bytes: left.bytes - spent };
    },
  };
}

async function* prepareOpened(source: Source, within: Within): AsyncGenerator<PreparedFile> {
  const prepared = await prepareSource(source, within.options);
  const isArchive = prepared.kind === "refused" && prepared.reason.code === "archive";
  if (!isArchive) yield { path: source.path, prepared };
  else if (within.depth < MOST_DEPTH) yield* prepareEntries(source, { ...within, depth: within.depth + 1 });
  else yield refusedAs(source.path, { code: "nested-too-deeply", detail: String(MOST_DEPTH) });
}

async function* prepareEntries(archive: Source, within: Within): AsyncGenerator<PreparedFile> {
  const { options, purse } = within;
  const entries = entrySources(archive, { reader: options.reader, budget: purse.left(), onSpent: purse.spend });
  for await (const entry of entries) {
    if (entry.kind === "source") yield* prepareOpened(entry.source, within);
    else yield refusedAs(entry.path, entry.reason);
  }
}

function refusedAs(path: string, reason: Refusal): PreparedFile {
  return { path, prepared: { kind: "refused", reason } };
}
