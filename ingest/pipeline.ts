import type { Revision } from "../corpus/document.ts";
import type { Library, NewRevision } from "../corpus/library.ts";
import { type Prepared, prepare } from "./prepare.ts";
import type { Warning } from "./reasons.ts";
import type { FileReport } from "./report.ts";
import { type FoundFile, faultOf, walk } from "./walk.ts";

/** What ingesting needs of the library. */
export type IngestLibrary = Pick<Library, "add" | "optimise" | "revisionOf">;

export interface IngestOptions {
  readonly library: IngestLibrary;
  /** Files and folders. */
  readonly paths: readonly string[];
  /** Whether the files belong to the fictional sample corpus. */
  readonly sample: boolean;
  /** One call per file, in order. */
  readonly onReport?: (report: FileReport) => void;
  /** After each file: how many of how many are through. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Milliseconds from any origin. */
  readonly clock?: () => number;
}

/** Revisions stored together: the index is written once per batch. */
const BATCH = 16;

interface Pending {
  readonly file: FoundFile;
  readonly revision: NewRevision;
  readonly warnings: readonly Warning[];
  readonly ms: number;
}

/**
 * Reads files and adds them to the library; what it has already taken in is left alone, and a failing file does not stop the others.
 * @throws PathUnreadable for a path that cannot be read at all, before anything is taken in
 */
export async function ingestPaths(options: IngestOptions): Promise<readonly FileReport[]> {
  const { library, paths, sample, onReport, onProgress, clock = () => performance.now() } = options;
  const files = await walk(paths);
  const reports: FileReport[] = [];
  const taken = new Map<string, string>();
  let pending: Pending[] = [];
  const isKnown = async (contentHash: string) => (await library.revisionOf(contentHash)) !== undefined;
  const report = (next: FileReport) => {
    reports.push(next);
    onReport?.(next);
    onProgress?.(reports.length, files.length);
  };
  const flush = async () => {
    const batch = pending;
    pending = [];
    for (const next of await store(library, batch)) {
      report(next);
    }
  };

  onProgress?.(0, files.length);
  for (const file of files) {
    const start = clock();
    const prepared = await prepare(file, { sample, isKnown });
    const ms = Math.round(clock() - start);
    if (prepared.kind === "new") {
      const warning = replaced(taken, prepared.revision, file.path);
      pending.push({ file, revision: prepared.revision, warnings: [...prepared.warnings, ...warning], ms });
      if (pending.length >= BATCH) await flush();
      continue;
    }
    await flush();
    report(await notNew(prepared, file.path, ms, library));
  }
  await flush();
  // Also where nothing is new: a run that ended between its last file and the indices left them unmade.
  await library.optimise();
  return reports;
}

async function notNew(
  prepared: Exclude<Prepared, { kind: "new" }>,
  file: string,
  ms: number,
  library: IngestLibrary,
): Promise<FileReport> {
  if (prepared.kind === "refused") return { file, status: "refused", reason: prepared.reason, ms };
  const known = await library.revisionOf(prepared.contentHash);
  if (known === undefined)
    return { file, status: "refused", reason: { code: "not-stored", detail: "it was withdrawn meanwhile" }, ms };
  return { file, status: "unchanged", documentId: known.documentId, effectiveFrom: known.effectiveFrom, ms };
}

/** Stores a batch; where it fails, each revision by itself, so that one does not take the others with it. */
async function store(library: IngestLibrary, batch: readonly Pending[]): Promise<readonly FileReport[]> {
  if (batch.length === 0) return [];
  try {
    const revisions = await library.add(batch.map(({ revision }) => revision));
    return batch.map((pending, index) => doneReport(pending, revisions[index]));
  } catch (cause) {
    if (batch.length === 1) return batch.map((pending) => doneReport(pending, undefined, faultOf(cause)));
    const reports: FileReport[] = [];
    for (const pending of batch) reports.push(...(await store(library, [pending])));
    return reports;
  }
}

function doneReport(
  { file, revision, warnings, ms }: Pending,
  stored: Revision | undefined,
  fault = "no answer",
): FileReport {
  if (stored === undefined)
    return { file: file.path, status: "refused", reason: { code: "not-stored", detail: fault }, ms };
  const { documentId, effectiveFrom } = stored;
  return {
    file: file.path,
    status: "done",
    documentId,
    effectiveFrom,
    passages: revision.passages.length,
    ms,
    warnings,
  };
}

/** Two files of one run that are the same revision: the later replaces the earlier, and someone should know. */
function replaced(
  taken: Map<string, string>,
  { document, effectiveFrom }: NewRevision,
  path: string,
): readonly Warning[] {
  const key = JSON.stringify([document.issuer, document.title, document.number, effectiveFrom]);
  const before = taken.get(key);
  taken.set(key, path);
  return before === undefined ? [] : [{ code: "same-revision", detail: before }];
}
