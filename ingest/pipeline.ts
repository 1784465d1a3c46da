import { inOrder } from "../corpus/in-order.ts";
import type { Library } from "../corpus/library.ts";
import type { Pictures } from "../corpus/store/pictures.ts";
import { prepareAll, prepareOne } from "./archive/prepare-all.ts";
import type { DocumentReader } from "./document-reader.ts";
import type { Originals } from "./originals/originals.ts";
import { createPlacing } from "./place-revision.ts";
import type { Prepared } from "./prepare.ts";
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

/** Files read while one before them is waited for: with it as many as there are processes that read, so that none of its time is waiting. */
const READ_AHEAD = 1;
/** Stored together, since the index is written once per batch: so many revisions, or fewer of so many passages. */
const BATCH = { revisions: 16, passages: 1_000 };

/**
 * Reads files and adds them to the library; what it has already taken in is left alone, and a failing file does not stop the others.
 * @throws PathUnreadable for a path that cannot be read at all, before anything is taken in
 */
export async function ingestPaths(options: IngestOptions): Promise<readonly FileReport[]> {
  const { library, reader, originals, pictures, paths, archives = "unpack", sample, onReport, onProgress } = options;
  const { clock = () => performance.now() } = options;
  const files = await walk(paths);
  const reports: FileReport[] = [];
  const place = createPlacing(library);
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
      const { kind: _, dateCandidates: __, ...read } = next;
      waiting.push({ kind: "pending", pending: await place({ ...read, file: path, ms }) });
    } else waiting.push({ kind: "not-new", file: path, prepared: next, ms });
    // What is refused or known waits for those before it, that reports come in order, but not for a batch to fill.
    if (waiting.every(({ kind }) => kind === "not-new") || isEnough(waiting)) await flush();
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

function isEnough(waiting: readonly Waiting[]): boolean {
  const passages = waiting.flatMap(pendingOf).reduce((sum, { revision }) => sum + revision.passages.length, 0);
  return waiting.length >= BATCH.revisions || passages >= BATCH.passages;
}

function pendingOf(waiting: Waiting): readonly Pending[] {
  return waiting.kind === "pending" ? [waiting.pending] : [];
}

async function notNew({ prepared, file, ms }: NotNew, library: IngestLibrary): Promise<FileReport> {
  if (prepared.kind === "refused") return { file, status: "refused", reason: prepared.reason, ms };
  const known = await library.revisionOf(prepared.contentHash);
  if (known === undefined) return { file, status: "refused", reason: { code: "replaced-meanwhile", detail: "" }, ms };
  return { file, status: "unchanged", documentId: known.documentId, effectiveFrom: known.effectiveFrom, ms };
}
