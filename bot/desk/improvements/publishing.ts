import { isDeepStrictEqual } from "node:util";
import type { CalendarDate } from "../../../corpus/document.ts";
import { fiscalYearNumber, fiscalYearOf } from "../../../corpus/japanese/calendar.ts";
import type { Organisation } from "../../people/organisation.ts";
import type { Person } from "../../people/people.ts";
import type { CaseStore, CaseText, ImprovementCase } from "../../store/improvement-cases.ts";
import { caseMarkdown, type NumberedCase } from "./case-text.ts";
import { isEditor } from "./editors.ts";
import { type Hint, hintSentence, hintsOf } from "./hints.ts";
import { PUBLISHED_NOTE, type TakenIn, type TakingIn, takeIn } from "./take-in.ts";

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

interface Parts extends TakingIn {
  readonly cases: CaseStore;
  readonly organisation: Organisation;
  readonly people: (day: CalendarDate) => Promise<readonly Person[]>;
  readonly today: () => CalendarDate;
}

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
      return { markdown: caseMarkdown(numberedFor(found, today()), await parts.issuer()), hints: await hints(found) };
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
      return released === undefined ? refused("stale", STALE) : outcomeOf(await takeIn(released, parts));
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

function outcomeOf(taken: TakenIn): PublishingOutcome {
  switch (taken.kind) {
    case "published":
      return done(taken.case, `公表しました（${taken.number}）。アシスタントに尋ねると見つかります。`);
    case "refused":
      return refused("not-read", `公表できませんでした。${taken.sentence}`);
    case "stale":
      return refused("stale", STALE);
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
