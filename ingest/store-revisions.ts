import type { Revision } from "../corpus/document.ts";
import type { Library, NewRevision } from "../corpus/library.ts";

import { isDiskFull } from "./disk-full.ts";
import { faultOf } from "./fault.ts";
import type { Kept } from "./metadata.ts";
import { type Refusal, type Warning, warningText } from "./reasons.ts";
import type { FileReport } from "./report.ts";

/** A file that was read and waits for its batch. */
export interface Pending {
  readonly file: string;
  readonly revision: NewRevision;
  readonly warnings: readonly Warning[];
  readonly original: string | null;
  readonly ms: number;
  /** Whether the file itself says neither number nor day, and nobody has said its title. */
  readonly isGuessed: boolean;
  /** What nobody has said of its document. */
  readonly unsaid: readonly Kept[];
}

/** Stores a batch, with what it meets told; where it fails, each revision by itself, so that one does not take the others with it. */
export async function storeRevisions(
  library: Pick<Library, "add" | "named">,
  read: readonly Pending[],
): Promise<readonly FileReport[]> {
  if (read.length === 0) return [];
  const batch = await Promise.all(read.map(async (each) => ({ ...each, warnings: await warningsOf(each, library) })));
  return stored(library, batch);
}

async function stored(library: Pick<Library, "add">, batch: readonly Pending[]): Promise<readonly FileReport[]> {
  try {
    const revisions = await library.add(batch.map(withSource));
    return batch.map((pending, index) => doneReport(pending, revisions[index]));
  } catch (cause) {
    if (batch.length === 1) return batch.map((pending) => doneReport(pending, undefined, cause));
    const reports: FileReport[] = [];
    for (const pending of batch) reports.push(...(await stored(library, [pending])));
    return reports;
  }
}

/** Nobody is to find out later that a text has gone, or that its new version stands beside it. */
async function warningsOf(
  { revision: { document, effectiveFrom, contentHash }, warnings }: Pending,
  library: Pick<Library, "named">,
): Promise<readonly Warning[]> {
  const { document: known, namesakes } = await library.named(document);
  const before = known?.revisions.find((each) => each.effectiveFrom === effectiveFrom);
  const replaces = before !== undefined && before.contentHash !== contentHash;
  const isTold = warnings.some(({ code }) => code === "same-revision");
  const [namesake] = known === undefined ? namesakes : [];
  return [
    ...warnings,
    ...(replaces && !isTold ? [{ code: "same-revision", detail: before.fileName } as const] : []),
    ...(namesake === undefined ? [] : [{ code: "same-title", detail: namesake.number ?? "番号なし" } as const]),
  ];
}

function withSource({ revision, warnings, original }: Pending): NewRevision {
  // Recognising images takes minutes, and as many pages as there is time for.
  const keepsText = warnings.some(({ code }) => code === "recognised-text");
  return { ...revision, source: { original, keepsText, warnings: warnings.map((each) => warningText(each, "ja")) } };
}

function doneReport(
  { file, revision, warnings, original, ms }: Pending,
  stored: Revision | undefined,
  fault?: unknown,
): FileReport {
  if (stored === undefined) return { file, status: "refused", reason: notStored(fault), ms };
  const { documentId, effectiveFrom } = stored;
  const passages = revision.passages.length;
  return { file, status: "done", documentId, effectiveFrom, passages, ms, warnings, original };
}

function notStored(fault: unknown): Refusal {
  if (isDiskFull(fault)) return { code: "disk-full", detail: "" };
  return { code: "not-stored", detail: fault === undefined ? "no answer" : faultOf(fault) };
}
