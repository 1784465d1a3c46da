import { basename } from "node:path/posix";
import type { CalendarDate } from "../../corpus/document.ts";
import type { Library } from "../../corpus/library.ts";
import type { KeptJob, NewJob } from "../../corpus/store/ingest-job-rows.ts";
import type { Pictures } from "../../corpus/store/pictures.ts";
import { entrySources } from "../archive/entry-sources.ts";
import { BUDGET, MOST_DEPTH } from "../archive/prepare-all.ts";
import type { DocumentReader } from "../document-reader.ts";
import type { Originals } from "../originals/originals.ts";
import { type Prepared, prepareSource } from "../prepare.ts";
import type { Refusal } from "../reasons.ts";
import { refusalText } from "../reasons.ts";
import type { Source } from "../source.ts";
import type { Pending } from "../store-revisions.ts";
import type { JobProgress } from "./job-progress.ts";
import { reportAsText } from "./job-report.ts";

export interface PrepareParts {
  readonly library: Pick<Library, "revisionOf">;
  readonly reader: DocumentReader;
  readonly originals: Originals;
  readonly pictures: Pick<Pictures, "put">;
  /** Where somebody watches. */
  readonly progress?: JobProgress | undefined;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** Whether the job is still to be read: it may have been cancelled meanwhile. */
  readonly isWanted: (id: string) => Promise<boolean>;
  /** What the job's batch has come to already. */
  readonly sizeOf: (batch: string) => Promise<{ readonly files: number; readonly bytes: number }>;
}

export type PreparedJob =
  | { readonly kind: "new"; readonly pending: Pending; readonly candidates: readonly CalendarDate[] | null }
  | { readonly kind: "known"; readonly contentHash: string; readonly ms: number }
  | { readonly kind: "refused"; readonly reason: Refusal; readonly ms: number }
  | { readonly kind: "archive"; readonly files: readonly NewJob[] };

/** What archives in archives may come to together. */
const MOST_OF_BATCH = { files: 20_000, bytes: 4 * 1024 ** 3 };

/**
 * A job's file as what can be stored, or why not. An archive becomes the jobs of its files, whose originals are kept by then.
 * @throws whatever is no fault of the file
 */
export async function prepareJob(job: KeptJob, parts: PrepareParts): Promise<PreparedJob> {
  const { library, reader, originals, pictures, progress, clock } = parts;
  const start = clock().getTime();
  const bytes = job.original === null ? undefined : await originals.get(job.original);
  if (bytes === undefined) throw new OriginalMissing();
  const { file: path, named, fileDate, row } = job;
  const source: Source = { path, named, fileName: basename(path), bytes, fileDate, row };
  const isKnown = async (contentHash: string) => (await library.revisionOf(contentHash)) !== undefined;
  const prepared = await prepareSource(source, {
    ...{ reader, originals, pictures, isKnown, sample: false },
    onPages: async (done, total) => {
      progress?.note(job.id, { done, total });
      if (!(await parts.isWanted(job.id))) throw new NoLongerWanted();
    },
  });
  const ms = clock().getTime() - start;
  if (isArchive(prepared)) {
    if (job.depth >= MOST_DEPTH)
      return { kind: "refused", reason: { code: "nested-too-deeply", detail: `${MOST_DEPTH}` }, ms };
    const { files, bytes: brought } = await parts.sizeOf(job.batch);
    if (files < MOST_OF_BATCH.files && brought < MOST_OF_BATCH.bytes) return unpacked(job, source, parts);
    return { kind: "refused", reason: { code: "archive-too-large", detail: `${MOST_OF_BATCH.files}` }, ms };
  }
  if (prepared.kind === "known") return { ...prepared, ms };
  if (prepared.kind === "refused") {
    // What could not be kept is no fault of the file: it is tried again.
    const { code, detail } = prepared.reason;
    if (code === "disk-full" || code === "not-stored") throw new NotKept(detail);
    return { ...prepared, ms };
  }
  const { kind: _, dateCandidates, ...read } = prepared;
  const pending = { ...read, file: path, original: job.original, ms };
  return { kind: "new", pending, candidates: dateCandidates };
}

function isArchive(prepared: Prepared): boolean {
  return prepared.kind === "refused" && prepared.reason.code === "archive";
}

async function unpacked(
  { batch, by, owners, depth }: KeptJob,
  archive: Source,
  { reader, originals, clock, newId }: PrepareParts,
): Promise<PreparedJob> {
  const files: NewJob[] = [];
  for await (const entry of entrySources(archive, { reader, budget: BUDGET })) {
    const common = { id: newId(), batch, by, owners, at: clock().toISOString(), depth: depth + 1, named: false };
    if (entry.kind === "source") {
      const { path: file, bytes, fileDate, row } = entry.source;
      files.push({ ...common, file, bytes: bytes.length, original: await originals.put(bytes), fileDate, row });
    } else {
      const state = { kind: "refused", reason: refusalText(entry.reason, "ja") } as const;
      const report = { file: entry.path, status: "refused", reason: entry.reason, ms: 0 } as const;
      files.push({
        ...{ ...common, file: entry.path, bytes: 0, original: null, fileDate: "", row: {}, state },
        report: reportAsText({ report, candidates: null }),
      });
    }
  }
  return { kind: "archive", files };
}

class NotKept extends Error {
  override readonly name = "NotKept";
  constructor(detail: string) {
    super(`ファイルを保存できませんでした（${detail}）`);
  }
}

export class NoLongerWanted extends Error {
  override readonly name = "NoLongerWanted";
}

class OriginalMissing extends Error {
  override readonly name = "OriginalMissing";
  constructor() {
    super("預かったファイルが保存先に見つかりません");
  }
}
