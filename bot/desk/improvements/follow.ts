import { z } from "zod";
import type { CalendarDate } from "../../../corpus/document.ts";
import type { Organisation } from "../../people/organisation.ts";
import type { Person } from "../../people/people.ts";
import { AREAS, CASE_KINDS, type CaseStore, CREDITS } from "../../store/improvement-cases.ts";
import type { Submission, SubmissionStore } from "../../store/improvement-submissions.ts";
import type { Desk, DeskRequest } from "../contract.ts";
import type { DeskEvent } from "../engine/event.ts";
import { PUBLISHER } from "./editors.ts";

interface Parts {
  readonly organisation: Organisation;
  readonly notify: Desk["notify"];
  readonly submissions: Pick<SubmissionStore, "keep">;
  readonly cases: Pick<CaseStore, "draft">;
  readonly people: (day: CalendarDate) => Promise<readonly Person[]>;
  readonly ids: () => string;
  /** The day of a moment in the office's time zone. */
  readonly dayOf: (moment: string) => CalendarDate;
}

const TEXT = z.string().catch("");
const AMOUNT = z.number().nonnegative().catch(0);
const FIELDS = z.object({
  name: TEXT,
  before: TEXT,
  action: TEXT,
  effect: TEXT,
  hours: AMOUNT,
  money: AMOUNT,
  area: z.enum(AREAS).catch("process"),
  caseKind: z.enum(CASE_KINDS).catch("improvement"),
  // Who has not said that they may be named is not.
  credit: z.enum(CREDITS).catch("anonymous"),
});

/** The consumer of the desk's feed under this name. */
export const IMPROVEMENTS_CONSUMER = "improvements";

/** Keeps what improvements look like for others, and a draft of the case study of each that is adopted. Idempotent. */
export function createFollower(parts: Parts): (event: DeskEvent, request: DeskRequest) => Promise<void> {
  return async (_event, request) => {
    if (request.state.type !== "improvement") return;
    const submission = submissionOf(request, parts.dayOf);
    await parts.submissions.keep(submission);
    if (submission.adoptedOn === null || submission.confidential) return;
    await draft(request, submission.adoptedOn, parts);
    await tellEditors(submission, submission.adoptedOn, parts);
  };
}

function submissionOf({ id, number, title, state }: DeskRequest, dayOf: Parts["dayOf"]): Submission {
  const { before, action, effect } = FIELDS.parse(state.fields);
  const { phase, askerId, unit, joiners, confidential } = state;
  const isAdopted = phase.kind === "ended" && phase.ending === "approved";
  return {
    ...{ requestId: id, number, title, before, action, effect, askerId, unit, joiners, confidential },
    phase: isAdopted ? "adopted" : phase.kind === "ended" ? "ended" : "open",
    adoptedOn: isAdopted ? dayOf(phase.at) : null,
  };
}

async function draft({ id: requestId, state }: DeskRequest, adoptedOn: CalendarDate, parts: Parts): Promise<void> {
  const { name: title, before, action, effect, credit, ...rest } = FIELDS.parse(state.fields);
  const author = (await parts.people(adoptedOn)).find(({ id }) => id === state.askerId);
  await parts.cases.draft({
    ...rest,
    id: parts.ids(),
    requestId,
    text: { title, before, action, effect },
    credit,
    name: credit === "name" ? (author?.name ?? null) : null,
    unit: credit === "anonymous" || state.unit === "" ? null : state.unit,
    adoptedOn,
  });
}

/** Somebody has to look at the text before others can read it: an adopted case must not lie there unseen. */
async function tellEditors({ requestId, title }: Submission, day: CalendarDate, parts: Parts): Promise<void> {
  const { organisation, notify } = parts;
  for (const { personId } of (await organisation.on(day)).acting(PUBLISHER)) {
    await notify({
      key: `case-draft:${requestId}:${personId}`,
      kind: "review",
      to: { kind: "person", personId },
      requestId: null,
      round: null,
      why: "事例を公表する担当として",
      title,
      text: `採用された改善事例「${title}」の公表を待っています。文を確かめ、必要なら直してから公表してください。`,
    });
  }
}
