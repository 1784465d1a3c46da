import type { OrganisationDay } from "../../../people/organisation.ts";
import type { CaseStore } from "../../../store/improvement-cases.ts";
import type { Submission, SubmissionStore } from "../../../store/improvement-submissions.ts";
import { isEditor } from "../editors.ts";
import type { AwardContext } from "./decide.ts";
import type { Conflict } from "./event.ts";
import type { AwardState } from "./state.ts";

interface Parts {
  readonly cases: Pick<CaseStore, "find">;
  readonly submissions: Pick<SubmissionStore, "find">;
}

interface Asker {
  readonly day: OrganisationDay;
  readonly personId: string;
}

/** Conflicts as they are now: who has joined a case or moved to its section since the round was opened is in one. */
export async function contextFor(
  round: Pick<AwardState, "candidates"> | undefined,
  { day, personId }: Asker,
  { cases, submissions }: Parts,
): Promise<AwardContext> {
  const known = new Map<string, Submission>();
  for (const { caseId } of round?.candidates ?? []) {
    const found = await cases.find(caseId);
    const submission = found === undefined ? undefined : await submissions.find(found.requestId);
    if (submission !== undefined) known.set(caseId, submission);
  }
  const conflictOf = (judgeId: string, caseId: string) => conflictWith(known.get(caseId), judgeId, day);
  return { personId, isOrganiser: isEditor(day, personId), conflictOf };
}

function conflictWith(
  submission: Submission | undefined,
  judgeId: string,
  day: OrganisationDay,
): Exclude<Conflict, "declared"> | null {
  if (submission === undefined) return null;
  if (submission.askerId === judgeId) return "own-case";
  if (submission.joiners.includes(judgeId)) return "joined";
  return sectionsOf(judgeId, day).includes(submission.unit) ? "own-section" : null;
}

/** Every section that a person has a post in, 兼務 included, joined as units are named. */
function sectionsOf(judgeId: string, day: OrganisationDay): readonly string[] {
  const posts = day.postsOf(judgeId).filter((post) => !post.startsWith("@"));
  const units = posts.map((post) => post.split("/").slice(0, 2).join(""));
  return [day.unitOf(judgeId) ?? "", ...units].filter((unit) => unit !== "");
}
