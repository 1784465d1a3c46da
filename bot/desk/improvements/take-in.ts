import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Library } from "../../../corpus/library.ts";
import { inProcessReader } from "../../../ingest/isolation/in-process.ts";
import { ingestPaths } from "../../../ingest/pipeline.ts";
import { refusalText } from "../../../ingest/reasons.ts";
import type { CaseStore, ImprovementCase } from "../../store/improvement-cases.ts";
import type { SubmissionStore } from "../../store/improvement-submissions.ts";
import type { Desk } from "../contract.ts";
import { caseMarkdown, caseNumber, isNumbered, type NumberedCase } from "./case-text.ts";

export interface TakingIn {
  readonly cases: Pick<CaseStore, "change">;
  readonly submissions: Pick<SubmissionStore, "find">;
  readonly library: Pick<Library, "add" | "named" | "optimise" | "revisionOf" | "withdraw" | "restore">;
  readonly desk: Pick<Desk, "note" | "notify">;
  /** The body whose case studies they are, as the rest of the corpus names it. */
  readonly issuer: () => Promise<string>;
}

export type TakenIn =
  | { readonly kind: "published"; readonly case: ImprovementCase; readonly number: string }
  | { readonly kind: "refused"; readonly sentence: string }
  | { readonly kind: "stale" };

/** The note of a request under which its published case stands: 令和8年度事例第3号, empty where it was taken back. */
export const PUBLISHED_NOTE = "publishedCase";

/** Takes a released case into the library; said again, it changes nothing more. */
export async function takeIn(released: ImprovementCase, parts: TakingIn): Promise<TakenIn> {
  const { cases, library } = parts;
  if (!isNumbered(released)) throw new Error(`Case ${released.id} was released without a number`);
  const read = await ingested(released, parts);
  if (read.kind === "refused") {
    await cases.change(released.id, released.version, { status: "draft" });
    return read;
  }
  const { documentId } = read;
  // With another title it is another document; the one before must not stay beside it.
  if (released.documentId !== null && released.documentId !== documentId) await library.withdraw(released.documentId);
  await library.restore(documentId);
  // Who is told again is told once; who is not told before the case counts as published would never be.
  await tell(released, parts);
  await parts.desk.note(released.requestId, PUBLISHED_NOTE, caseNumber(released));
  const change = { status: "published", documentId, publishedText: released.text } as const;
  if (!(await cases.change(released.id, released.version, change))) return { kind: "stale" };
  const published = { ...released, ...change, version: released.version + 1 };
  return { kind: "published", case: published, number: caseNumber(released) };
}

type Ingested =
  | { readonly kind: "read"; readonly documentId: string }
  | { readonly kind: "refused"; readonly sentence: string };

async function ingested(released: NumberedCase, { library, issuer }: TakingIn): Promise<Ingested> {
  const folder = await mkdtemp(join(tmpdir(), "do-case-"));
  try {
    const file = join(folder, `${caseNumber(released)}.md`);
    await writeFile(file, caseMarkdown(released, await issuer()));
    const [report] = await ingestPaths({ library, reader: inProcessReader, paths: [file], sample: false });
    if (report === undefined) throw new Error(`Nothing was read of case ${released.id}`);
    if (report.status !== "refused") return { kind: "read", documentId: report.documentId };
    return { kind: "refused", sentence: refusalText(report.reason, "ja") };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Tells who sent it and who joined. */
async function tell(released: NumberedCase, { submissions, desk }: TakingIn): Promise<void> {
  const submission = await submissions.find(released.requestId);
  if (submission === undefined) return;
  const { title } = released.text;
  const text = `改善事例「${title}」が公表されました（${caseNumber(released)}）。アシスタントに尋ねると見つかり、年度末の実践事例集に載ります。`;
  const addressees = [
    { personId: submission.askerId, why: "申請者として", requestId: released.requestId },
    ...submission.joiners.map((personId) => ({ personId, why: "賛同者として", requestId: released.requestId })),
  ];
  for (const { personId, why, requestId } of addressees) {
    await desk.notify({
      key: `case-published:${released.id}:${personId}`,
      kind: "case-published",
      to: { kind: "person", personId },
      requestId,
      round: null,
      why,
      title,
      text,
    });
  }
}
