import type { CalendarDate } from "../../../../corpus/document.ts";
import type { Organisation, OrganisationDay } from "../../../people/organisation.ts";
import type { AwardStore } from "../../../store/improvement-awards.ts";
import type { CaseStore, CaseText, ImprovementCase } from "../../../store/improvement-cases.ts";
import type { SubmissionStore } from "../../../store/improvement-submissions.ts";
import type { Desk } from "../../contract.ts";
import type { Prize } from "../booklet/contents.ts";
import { isEditor } from "../editors.ts";
import { creditOf } from "../labels.ts";
import { askJudges, tellResult } from "./award-messages.ts";
import { contextFor } from "./conflicts.ts";
import { type AwardCommand, type AwardRefusal, decideAward } from "./decide.ts";
import type { AwardPlan, AwardWhat } from "./event.ts";
import { ranking } from "./ranking.ts";
import { doneSentence, refusalSentence } from "./sentences.ts";
import { replay } from "./state.ts";
import { type AwardView, viewOf } from "./view.ts";

export type AwardOutcome =
  | { readonly kind: "done"; readonly round: AwardView; readonly sentence: string }
  | { readonly kind: "refused"; readonly reason: AwardRefusal; readonly sentence: string };

/** Award rounds. Nothing of what it gives out holds anybody else's scores before a round is closed, whoever asks. */
export interface Awards {
  /** Rounds that the person may see, newest first: organisers and judges all of theirs, others the announced ones. */
  rounds(personId: string): Promise<readonly AwardView[]>;
  round(roundId: string, personId: string): Promise<AwardView | undefined>;
  /** What is judged, by case, for judges and organisers, also before it is published; nothing for others. */
  texts(roundId: string, personId: string): Promise<ReadonlyMap<string, CaseText>>;
  /** Candidates are the adopted cases of the plan's period; judges are who acts for its posts on this day. */
  open(plan: AwardPlan, personId: string): Promise<AwardOutcome>;
  do(roundId: string, command: Exclude<AwardCommand, { kind: "open" }>, personId: string): Promise<AwardOutcome>;
  /** Whether the person wants to be told of the result. @returns false where there is no such round */
  watch(roundId: string, personId: string, watches: boolean): Promise<boolean>;
  /** What a judge or an organiser reads of a candidate before they judge it; whose it is only as far as it may be told. */
  candidate(roundId: string, caseId: string, personId: string): Promise<CandidateCase | undefined>;
  /** The prizes of all announced rounds. */
  prizes(): Promise<readonly Prize[]>;
  /** Tells of announced results whom an ended process has not told yet. */
  resume(): Promise<void>;
}

interface CandidateCase extends Pick<ImprovementCase, "hours" | "money"> {
  readonly text: CaseText;
  readonly credit: string;
}

interface Parts {
  readonly awards: AwardStore;
  readonly cases: Pick<CaseStore, "all" | "find">;
  readonly submissions: Pick<SubmissionStore, "find">;
  readonly organisation: Organisation;
  readonly notify: Desk["notify"];
  readonly clock: () => Date;
  readonly today: () => CalendarDate;
  readonly ids: () => string;
}

/** How often a command is decided anew where others acted at the same moment. */
const ATTEMPTS = 20;

export function createAwards(parts: Parts): Awards {
  const { awards, organisation, clock, today, ids } = parts;

  async function run(roundId: string, command: AwardCommand, personId: string): Promise<AwardOutcome> {
    const day = await organisation.on(today());
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const state = replay(await awards.events(roundId));
      const context = await contextFor(command.kind === "open" ? command : state, { day, personId }, parts);
      const decision = decideAward(state, command, context);
      if (decision.kind === "refused") return refused(decision.reason);
      const at = clock().toISOString();
      const events = decision.events.map((what) => ({ what, at, by: personId }));
      if (!(await awards.append(roundId, state?.length ?? 0, events))) continue;
      const now = replay(await awards.events(roundId));
      if (now === undefined) return refused("unknown-round");
      if (command.kind === "open") await askJudges(roundId, now, parts);
      if (command.kind === "announce") await tellResult(roundId, now, parts);
      if (command.kind === "score" && decision.events.some(isExclusion)) return refused("conflict");
      return {
        kind: "done",
        round: viewOf(roundId, now, viewerOf(day, personId)),
        sentence: doneSentence(command.kind),
      };
    }
    throw new AwardBusy(roundId);
  }
  async function viewed(roundId: string, personId: string): Promise<AwardView | undefined> {
    const state = replay(await awards.events(roundId));
    if (state === undefined) return undefined;
    const viewer = viewerOf(await organisation.on(today()), personId);
    const maySee = viewer.isOrganiser || state.judgeIds.includes(personId) || state.phase === "announced";
    return maySee ? viewOf(roundId, state, viewer) : undefined;
  }

  return {
    rounds: async (personId) => {
      const views = await Promise.all((await awards.rounds()).map((roundId) => viewed(roundId, personId)));
      return views.filter((view) => view !== undefined).toReversed();
    },
    round: viewed,
    texts: async (roundId, personId) => {
      const round = await viewed(roundId, personId);
      const candidates = round?.isJudge || round?.isOrganiser ? round.candidates : [];
      const found = await Promise.all(candidates.map(({ caseId }) => parts.cases.find(caseId)));
      return new Map(
        found.flatMap((each) => (each === undefined ? [] : [[each.id, each.publishedText ?? each.text] as const])),
      );
    },
    open: async (plan, personId) => {
      const day = await organisation.on(today());
      const judgeIds = plan.judges.flatMap((post) =>
        day.acting(post).flatMap((acting) => (acting.as === "fallback" ? [] : [acting.personId])),
      );
      return run(ids(), { kind: "open", plan, judgeIds, candidates: await candidatesOf(plan, parts) }, personId);
    },
    do: run,
    watch: async (roundId, personId, watches) => {
      if ((await awards.events(roundId)).length === 0) return false;
      await awards.watch(roundId, personId, watches);
      return true;
    },
    candidate: async (roundId, caseId, personId) => {
      const view = await viewed(roundId, personId);
      const isInside = view !== undefined && (view.isJudge || view.isOrganiser);
      if (!isInside || !view.candidates.some((each) => each.caseId === caseId)) return undefined;
      const found = await parts.cases.find(caseId);
      if (found === undefined) return undefined;
      const { text, publishedText, hours, money } = found;
      return { text: publishedText ?? text, credit: creditOf(found), hours, money };
    },
    prizes: async () => {
      const states = await Promise.all((await awards.rounds()).map(async (id) => replay(await awards.events(id))));
      return states.flatMap((state) =>
        state?.phase !== "announced"
          ? []
          : ranking(state).flatMap(({ caseId, prize }) =>
              prize === null ? [] : [{ caseId, prize, round: state.plan.name }],
            ),
      );
    },
    resume: async () => {
      for (const roundId of await awards.rounds()) {
        const state = replay(await awards.events(roundId));
        if (state?.phase === "scoring") await askJudges(roundId, state, parts);
        if (state?.phase === "announced") await tellResult(roundId, state, parts);
      }
    },
  };
}

async function candidatesOf({ from, to }: AwardPlan, { cases }: Parts) {
  const all = await cases.all();
  return all
    .filter(({ adoptedOn, status }) => from <= adoptedOn && adoptedOn <= to && status !== "withdrawn")
    .map(({ id, text, publishedText }) => ({ caseId: id, title: (publishedText ?? text).title }));
}

function viewerOf(day: OrganisationDay, personId: string) {
  return { personId, isOrganiser: isEditor(day, personId) };
}

function isExclusion({ kind }: AwardWhat): boolean {
  return kind === "excluded";
}

function refused(reason: AwardRefusal): AwardOutcome {
  return { kind: "refused", reason, sentence: refusalSentence(reason) };
}

class AwardBusy extends Error {
  override readonly name = "AwardBusy";
  constructor(roundId: string) {
    super(`The award round ${roundId} changed at every one of ${ATTEMPTS} attempts.`);
  }
}
