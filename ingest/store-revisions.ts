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

/** Stores a batch; where it fails, each revision by itself, so that one does not take the others with it. */
export async function storeRevisions(
  library: Pick<Library, "add">,
  batch: readonly Pending[],
): Promise<readonly FileReport[]> {
  if (batch.length === 0) return [];
  try {
    const revisions = await library.add(batch.map(withSource));
    return batch.map((pending, index) => doneReport(pending, revisions[index]));
  } catch (cause) {
    if (batch.length === 1) return batch.map((pending) => doneReport(pending, undefined, cause));
    const reports: FileReport[] = [];
    for (const pending of batch) reports.push(...(await storeRevisions(library, [pending])));
    return reports;
  }
}

function withSource({ revision, warnings, original }: Pending): NewRevision {
  return { ...revision, source: { original, warnings: warnings.map((warning) => warningText(warning, "ja")) } };
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
