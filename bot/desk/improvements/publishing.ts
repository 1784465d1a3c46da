import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { CalendarDate } from "../../../corpus/document.ts";
import { fiscalYearNumber, fiscalYearOf } from "../../../corpus/japanese/calendar.ts";
import type { Library } from "../../../corpus/library.ts";
import { ingestPaths } from "../../../ingest/pipeline.ts";
import { refusalText } from "../../../ingest/reasons.ts";
import type { Organisation } from "../../people/organisation.ts";
import type { Person } from "../../people/people.ts";
import type { CaseStore, CaseText, ImprovementCase } from "../../store/improvement-cases.ts";
import type { SubmissionStore } from "../../store/improvement-submissions.ts";
import type { Desk } from "../contract.ts";
import { caseMarkdown, caseNumber, isNumbered, type NumberedCase } from "./case-text.ts";
import { isEditor } from "./editors.ts";
import { type Hint, hintSentence, hintsOf } from "./hints.ts";

/** What became of what an editor wanted; `sentence` tells them. */
export type PublishingOutcome =
  | { readonly kind: "done"; readonly case: ImprovementCase; readonly sentence: string }
  | {
      readonly kind: "refused";
      readonly reason: "unknown-case" | "not-editor" | "stale" | "text-wrong" | "hints" | "not-published" | "not-read";
      readonly sentence: string;
      readonly field?: keyof CaseText | undefined;
    };

export interface Preview {
  /** As it will be taken in. */
  readonly markdown: string;
  /** Where it may tell who wrote it; none where the author wants to be named. */
  readonly hints: readonly Hint[];
}

/** An adopted case's way into the library and out of it. Only editors have it. */
export interface Publishing {
  /** Of all states, oldest first; none for who is no editor. */
  cases(personId: string): Promise<readonly ImprovementCase[]>;
  preview(caseId: string, personId: string): Promise<Preview | undefined>;
  edit(change: {
    readonly caseId: string;
    readonly version: number;
    readonly text: CaseText;
    readonly personId: string;
  }): Promise<PublishingOutcome>;
  /** `knowsHints`: the editor has seen what may tell who wrote an anonymous case, and publishes it as it is. */
  publish(release: {
    readonly caseId: string;
    readonly version: number;
    readonly knowsHints: boolean;
    readonly personId: string;
  }): Promise<PublishingOutcome>;
  /** Takes a published case out of every answer, list and booklet. It can be published again. */
  unpublish(caseId: string, personId: string): Promise<PublishingOutcome>;
  /** Goes on with what an ended process has left between release and library. */
  resume(): Promise<void>;
}

interface Parts {
  readonly cases: CaseStore;
  readonly submissions: Pick<SubmissionStore, "find">;
  readonly library: Pick<Library, "add" | "optimise" | "revisionOf" | "withdraw" | "restore">;
  readonly organisation: Organisation;
  readonly people: (day: CalendarDate) => Promise<readonly Person[]>;
  readonly desk: Pick<Desk, "note" | "notify">;
  readonly today: () => CalendarDate;
  /** The body whose case studies they are, as the rest of the corpus names it. */
  readonly issuer: string;
}

/** The note of a request under which its published case stands: 令和8年度事例第3号, empty where it was taken back. */
export const PUBLISHED_NOTE = "publishedCase";

const LONGEST: Readonly<Record<keyof CaseText, number>> = { title: 80, before: 3000, action: 3000, effect: 3000 };
const NAMES: Readonly<Record<keyof CaseText, string>> = {
  title: "題名",
  before: "これまで",
  action: "やったこと",
  effect: "効果",
};
const STALE = "ほかの人が先にこの事例を変えました。開き直して、内容を確かめてください。";

export function createPublishing(parts: Parts): Publishing {
  const { cases, submissions, library, organisation, people, today } = parts;

  async function opened(caseId: string, personId: string): Promise<ImprovementCase | PublishingOutcome> {
    if (!(await mayEdit(personId))) return refused("not-editor", "事例の編集と公表は、行政改革課の担当者が行います。");
    return (await cases.find(caseId)) ?? refused("unknown-case", "この事例は見つかりませんでした。");
  }
  async function mayEdit(personId: string): Promise<boolean> {
    return isEditor(await organisation.on(today()), personId);
  }
  async function hints(each: ImprovementCase): Promise<readonly Hint[]> {
    const submission = await submissions.find(each.requestId);
    const author = (await people(each.adoptedOn)).find(({ id }) => id === submission?.askerId);
    return hintsOf(each.text, each.credit, author);
  }

  return {
    cases: async (personId) => ((await mayEdit(personId)) ? cases.all() : []),
    preview: async (caseId, personId) => {
      const found = await opened(caseId, personId);
      if ("kind" in found) return undefined;
      return { markdown: caseMarkdown(numberedFor(found, today()), parts.issuer), hints: await hints(found) };
    },
    edit: async ({ caseId, version, text, personId }) => {
      const found = await opened(caseId, personId);
      if ("kind" in found) return found;
      const problem = problemOf(text);
      if (problem !== undefined) return problem;
      if (found.status === "publishing" || !(await cases.change(caseId, version, { text }))) {
        return refused("stale", STALE);
      }
      const changed = { ...found, text, version: version + 1 };
      if (found.status !== "published") return done(changed, "直しました。公表するまで、ほかの人には見えません。");
      return done(changed, "直しました。公表されている文に反映するには、もう一度公表してください。");
    },
    publish: async ({ caseId, version, knowsHints, personId }) => {
      const found = await opened(caseId, personId);
      if ("kind" in found) return found;
      if (found.version !== version && isDone(found)) return done(found, "この事例は公表されています。");
      const telling = knowsHints ? [] : await hints(found);
      if (telling.length > 0) return refused("hints", hintSentence(telling), telling[0]?.field);
      const { from, to } = fiscalYearOf(fiscalYearNumber(found.publishedOn ?? today()));
      const released = await cases.release(caseId, version, { day: today(), from, to });
      return released === undefined ? refused("stale", STALE) : takeIn(released, parts);
    },
    unpublish: async (caseId, personId) => {
      const found = await opened(caseId, personId);
      if ("kind" in found) return found;
      if (found.status !== "published" || found.documentId === null) {
        return refused("not-published", "この事例は公表されていません。");
      }
      // Out of the library first: what stops between is out of the answers, and is asked for again.
      await library.withdraw(found.documentId);
      if (!(await cases.change(caseId, found.version, { status: "withdrawn" }))) return refused("stale", STALE);
      await parts.desk.note(found.requestId, PUBLISHED_NOTE, "");
      const changed: ImprovementCase = { ...found, status: "withdrawn", version: found.version + 1 };
      return done(changed, "公表をやめました。アシスタントの回答と事例集に出なくなります。");
    },
    resume: async () => {
      for (const each of await cases.all("publishing")) await takeIn(each, parts);
    },
  };
}

/** Takes a released case into the library; said again, it changes nothing more. */
async function takeIn(released: ImprovementCase, parts: Parts): Promise<PublishingOutcome> {
  const { cases, library } = parts;
  if (!isNumbered(released)) throw new Error(`Case ${released.id} was released without a number`);
  const read = await ingested(released, parts);
  if (read.kind === "refused") {
    await cases.change(released.id, released.version, { status: "draft" });
    return refused("not-read", `公表できませんでした。${read.sentence}`);
  }
  const { documentId } = read;
  // With another title it is another document; the one before must not stay beside it.
  if (released.documentId !== null && released.documentId !== documentId) await library.withdraw(released.documentId);
  await library.restore(documentId);
  // Who is told again is told once; who is not told before the case counts as published would never be.
  await tell(released, parts);
  await parts.desk.note(released.requestId, PUBLISHED_NOTE, caseNumber(released));
  const change = { status: "published", documentId, publishedText: released.text } as const;
  if (!(await cases.change(released.id, released.version, change))) return refused("stale", STALE);
  return done(
    { ...released, ...change, version: released.version + 1 },
    `公表しました（${caseNumber(released)}）。アシスタントに尋ねると見つかります。`,
  );
}

type Ingested =
  | { readonly kind: "read"; readonly documentId: string }
  | { readonly kind: "refused"; readonly sentence: string };

async function ingested(released: NumberedCase, { library, issuer }: Parts): Promise<Ingested> {
  const folder = await mkdtemp(join(tmpdir(), "do-case-"));
  try {
    const file = join(folder, `${caseNumber(released)}.md`);
    await writeFile(file, caseMarkdown(released, issuer));
    const [report] = await ingestPaths({ library, paths: [file], sample: false });
    if (report === undefined) throw new Error(`Nothing was read of case ${released.id}`);
    if (report.status !== "refused") return { kind: "read", documentId: report.documentId };
    return { kind: "refused", sentence: refusalText(report.reason, "ja") };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Tells who sent it and who joined. */
async function tell(released: NumberedCase, { submissions, desk }: Parts): Promise<void> {
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

/** What a double click on publishing finds. */
function isDone({ status, text, publishedText }: ImprovementCase): boolean {
  return status === "publishing" || (status === "published" && isDeepStrictEqual(text, publishedText));
}

/** As it would be numbered if it were published today. */
function numberedFor(each: ImprovementCase, day: CalendarDate): NumberedCase {
  return { ...each, publishedOn: each.publishedOn ?? day, number: each.number ?? 0 };
}

function problemOf(text: CaseText): PublishingOutcome | undefined {
  for (const field of ["title", "before", "action", "effect"] as const) {
    const length = text[field].trim().length;
    if (length === 0) return refused("text-wrong", `${NAMES[field]}を書いてください。`, field);
    if (text[field].length > LONGEST[field]) {
      return refused(
        "text-wrong",
        `${NAMES[field]}は${LONGEST[field]}字までです（今は${text[field].length}字）。`,
        field,
      );
    }
  }
  return undefined;
}

function done(changed: ImprovementCase, sentence: string): PublishingOutcome {
  return { kind: "done", case: changed, sentence };
}

function refused(
  reason: Extract<PublishingOutcome, { kind: "refused" }>["reason"],
  sentence: string,
  field?: keyof CaseText,
): PublishingOutcome {
  return { kind: "refused", reason, sentence, ...(field !== undefined && { field }) };
}
