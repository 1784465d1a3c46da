import type { CalendarDate } from "../../../corpus/document.ts";
import type { OpenLibrary } from "../../../corpus/open.ts";
import type { Answerer } from "../../../rag/contract.ts";
import type { Organisation } from "../../people/organisation.ts";
import type { Person } from "../../people/people.ts";
import { openAwardStore } from "../../store/improvement-awards.ts";
import { openCaseStore } from "../../store/improvement-cases.ts";
import { openSpreadStore } from "../../store/improvement-spread.ts";
import { openSubmissionStore } from "../../store/improvement-submissions.ts";
import type { Desk } from "../contract.ts";
import { type Awards, createAwards } from "./award/awards.ts";
import { type Booklet, bookletOf } from "./booklet/contents.ts";
import { createFollower, IMPROVEMENTS_CONSUMER } from "./follow.ts";
import { IMPROVEMENT_OFFICE } from "./labels.ts";
import { createPublishing, type Publishing } from "./publishing.ts";
import { createSimilarCases, type SimilarCase, type SimilarQuestion } from "./similar.ts";
import { createSpread, type Spread } from "./spread.ts";

/** The improvement desk beside the requests themselves: what follows from an adoption. */
export interface Improvements {
  readonly spread: Spread;
  readonly publishing: Publishing;
  readonly awards: Awards;
  readonly similar: (question: SimilarQuestion) => Promise<readonly SimilarCase[]>;
  /** 実践事例集 of a fiscal year (2026 from April 2026 on). */
  booklet(fiscalYear: number): Promise<Booklet>;
  /** Follows the requests, and goes on with what an ended process left. Called every minute or so, one at a time. */
  tick(): Promise<void>;
}

interface Parts {
  readonly library: OpenLibrary;
  /** Whether another process writes the library: that one follows the requests. */
  readonly isReader: boolean;
  readonly answerer: Pick<Answerer, "search">;
  readonly desk: Desk;
  readonly organisation: Organisation;
  readonly people: (day: CalendarDate) => Promise<readonly Person[]>;
  readonly clock: () => Date;
  readonly dayOf: (moment: string) => CalendarDate;
  readonly ids: () => string;
  /** The body whose case studies they are, as the rest of the corpus names it. */
  readonly issuer: string;
}

export async function openImprovements(parts: Parts): Promise<Improvements> {
  const { library, isReader, answerer, desk, organisation, people, clock, dayOf, ids, issuer } = parts;
  const { store, analyser } = library;
  const submissions = await openSubmissionStore(store);
  const cases = await openCaseStore(store);
  const today = () => dayOf(clock().toISOString());
  const common = { cases, submissions, organisation, people, notify: desk.notify, clock, today, ids };
  const spread = createSpread({ ...common, spread: await openSpreadStore(store) });
  const awards = createAwards({ ...common, awards: await openAwardStore(store) });
  const publishing = createPublishing({ ...common, library, issuer });
  const follow = createFollower({ submissions, cases, people, ids, dayOf });
  return {
    ...{ spread, awards, publishing },
    similar: createSimilarCases({ answerer, library, submissions, analyser }),
    booklet: async (fiscalYear) => {
      const rounds = await awards.rounds(NOBODY);
      const prizes = rounds.flatMap(({ plan, ranking }) =>
        (ranking ?? []).map(({ caseId, prize }) => ({ caseId, prize, round: plan.name })),
      );
      const shown = await spread.cases(NOBODY);
      return bookletOf({ cases: shown, prizes, fiscalYear, issuer, office: IMPROVEMENT_OFFICE, madeOn: today() });
    },
    tick: async () => {
      if (isReader) return;
      await desk.feed(IMPROVEMENTS_CONSUMER, follow);
      await publishing.resume();
      await awards.resume();
    },
  };
}

/** Sees what everybody may see, and no more: the booklet is the same for all. */
const NOBODY = "";
