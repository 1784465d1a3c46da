import { inOrder } from "../corpus/in-order.ts";
import type { Library, NewRevision } from "../corpus/library.ts";
import type { Pictures } from "../corpus/store/pictures.ts";
import { prepareAll, prepareOne } from "./archive/prepare-all.ts";
import type { DocumentReader } from "./document-reader.ts";
import type { Originals } from "./originals/originals.ts";
import type { Prepared } from "./prepare.ts";
import type { Warning } from "./reasons.ts";
import type { FileReport } from "./report.ts";
import { type Pending, storeRevisions } from "./store-revisions.ts";
import { type FoundFile, walk } from "./walk.ts";

/** What ingesting needs of the library. */
export type IngestLibrary = Pick<Library, "add" | "named" | "optimise" | "revisionOf">;

export interface IngestOptions {
  readonly library: IngestLibrary;
  readonly reader: DocumentReader;
  /** Where accepted originals are kept; without it they are not. */
  readonly originals?: Pick<Originals, "put"> | undefined;
  /** Where the places of pictures are noted, whose bytes are kept with the originals. */
  readonly pictures?: Pick<Pictures, "put"> | undefined;
  /** Files and folders; archives are taken in as the files in them. */
  readonly paths: readonly string[];
  /** Where what is taken in is told file by file, an archive is none; the default is to unpack it. */
  readonly archives?: "unpack" | "refuse";
  /** Whether the files belong to the fictional sample corpus. */
  readonly sample: boolean;
  /** One call per file, in order, and per file of an archive. */
  readonly onReport?: (report: FileReport) => void;
  /** After each file: how many of how many are through. What an archive holds counts when it comes. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Milliseconds from any origin. */
  readonly clock?: () => number;
}

/** Files read while one before them is waited for. A file may take 50 MB of memory meanwhile. */
const READ_AHEAD = 2;
/** Revisions stored together: the index is written once per batch. */
const BATCH = 16;

/**
 * Reads files and adds them to the library; what it has already taken in is left alone, and a failing file does not stop the others.
 * @throws PathUnreadable for a path that cannot be read at all, before anything is taken in
 */
export async function ingestPaths(options: IngestOptions): Promise<readonly FileReport[]> {
  const { library, reader, originals, pictures, paths, archives = "unpack", sample, onReport, onProgress } = options;
  const { clock = () => performance.now() } = options;
  const files = await walk(paths);
  const reports: FileReport[] = [];
  const taken = new Map<string, string>();
  let total = files.length;
  let waiting: Waiting[] = [];
  const isKnown = async (contentHash: string) => (await library.revisionOf(contentHash)) !== undefined;
  const report = (next: FileReport) => {
    reports.push(next);
    onReport?.(next);
    onProgress?.(reports.length, total);
  };
  const flush = async () => {
    const batch = waiting;
    waiting = [];
    const stored = (await storeRevisions(library, batch.flatMap(pendingOf))).values();
    for (const next of batch) {
      const known = next.kind === "pending" ? stored.next().value : await notNew(next, library);
      if (known !== undefined) report(known);
    }
  };

  onProgress?.(0, total);
  const prepare = archives === "unpack" ? prepareAll : prepareOne;
  const prepared = (file: FoundFile) => timed(prepare(file, { reader, originals, pictures, sample, isKnown }), clock);
  for await (const { path, prepared: next, ms, isFirst } of inOrder(files, READ_AHEAD, prepared)) {
    if (!isFirst) total += 1;
    if (next.kind === "new") {
      const warnings = [...next.warnings, ...replaced(taken, next.revision, path)];
      const pending = { file: path, revision: next.revision, warnings, original: next.original, ms };
      waiting.push({ kind: "pending", pending });
    } else waiting.push({ kind: "not-new", file: path, prepared: next, ms });
    // What is refused or known waits for those before it, that reports come in order, but not for a batch to fill.
    if (waiting.every(({ kind }) => kind === "not-new") || waiting.length >= BATCH) await flush();
  }
  await flush();
  // Also where nothing is new: a run that ended between its last file and the indices left them unmade.
  await library.optimise();
  return reports;
}

/** With the milliseconds that each result was worked for. */
async function* timed<Result extends object>(results: AsyncGenerator<Result>, clock: () => number) {
  let isFirst = true;
  let start = clock();
  for await (const result of results) {
    yield { ...result, isFirst, ms: Math.round(clock() - start) };
    isFirst = false;
    start = clock();
  }
}

interface NotNew {
  readonly kind: "not-new";
  readonly file: string;
  readonly prepared: Exclude<Prepared, { kind: "new" }>;
  readonly ms: number;
}

/** A file that is through but for its report. */
type Waiting = NotNew | { readonly kind: "pending"; readonly pending: Pending };

function pendingOf(waiting: Waiting): readonly Pending[] {
  return waiting.kind === "pending" ? [waiting.pending] : [];
}

async function notNew({ prepared, file, ms }: NotNew, library: IngestLibrary): Promise<FileReport> {
  if (prepared.kind === "refused") return { file, status: "refused", reason: prepared.reason, ms };
  const known = await library.revisionOf(prepared.contentHash);
  if (known === undefined) return { file, status: "refused", reason: { code: "replaced-meanwhile", detail: "" }, ms };
  return { file, status: "unchanged", documentId: known.documentId, effectiveFrom: known.effectiveFrom, ms };
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
