import type { CalendarDate, Viewer } from "../../../corpus/document.ts";
import type { OpenLibrary } from "../../../corpus/open.ts";
import type { Answerer } from "../../../rag/contract.ts";
import type { Organisation } from "../../people/organisation.ts";
import type { Person } from "../../people/people.ts";
import { openAwardStore } from "../../store/improvement-awards.ts";
import { openCaseStore } from "../../store/improvement-cases.ts";
import { openSpreadStore } from "../../store/improvement-spread.ts";
import { openSubmissionStore } from "../../store/improvement-submissions.ts";
import type { Desk } from "../contract.ts";
import type { FieldValues } from "../engine/definition.ts";
import { type Awards, createAwards } from "./award/awards.ts";
import { type Booklet, bookletOf } from "./booklet/contents.ts";
import { type DepartmentSuggestion, suggestDepartment } from "./department.ts";
import { createFollower, IMPROVEMENTS_CONSUMER } from "./follow.ts";
import { IMPROVEMENT_OFFICE } from "./labels.ts";
import { createPublishing, type Publishing } from "./publishing.ts";
import { createSimilarCases, type SimilarCase, type SimilarQuestion } from "./similar.ts";
import { createSpread, type Spread } from "./spread.ts";

/** The improvement desk beside its requests: what helps to write one, and what becomes of an adopted one. */
export interface Improvements {
  similarCases(question: SimilarQuestion): Promise<readonly SimilarCase[]>;
  suggestDepartment(
    fields: FieldValues,
    reader: { readonly viewer: Viewer; readonly today: CalendarDate },
  ): Promise<DepartmentSuggestion | null>;
  readonly publishing: Publishing;
  readonly spread: Spread;
  readonly awards: Awards;
  /** The 実践事例集 of a fiscal year, from everybody's sight: `bookletHtml` and `bookletPdf` make files of it. */
  booklet(fiscalYear: number): Promise<Booklet>;
  /**
   * Takes up what the desk has decided, and what an ended process has left. Run after every `Desk.tick`.
   * @throws ImprovementsBehind with what failed; the next run tries it again
   */
  tick(): Promise<void>;
}

export interface ImprovementParts {
  readonly library: OpenLibrary;
  readonly answerer: Pick<Answerer, "search">;
  readonly desk: Pick<Desk, "feed" | "note" | "notify">;
  readonly organisation: Organisation;
  readonly people: (day: CalendarDate) => Promise<readonly Person[]>;
  /** The body that cases are published by, as the rest of the corpus names it: 星見県. */
  readonly issuer: () => Promise<string>;
  readonly clock: () => Date;
  /** The day of a moment in the office's time zone. */
  readonly dayOf: (moment: Date) => CalendarDate;
  readonly ids: () => string;
}

export async function openImprovements(parts: ImprovementParts): Promise<Improvements> {
  const { library, answerer, desk, clock, dayOf, issuer } = parts;
  const [cases, submissions, spreadStore, awardStore] = await Promise.all([
    openCaseStore(library.store),
    openSubmissionStore(library.store),
    openSpreadStore(library.store),
    openAwardStore(library.store),
  ]);
  const today = () => dayOf(clock());
  const common = { ...parts, cases, submissions, today, notify: desk.notify };
  const publishing = createPublishing(common);
  const spread = createSpread({ ...common, spread: spreadStore });
  const awards = createAwards({ ...common, awards: awardStore });
  const follow = createFollower({ ...common, dayOf: (moment) => dayOf(new Date(moment)) });
  return {
    similarCases: createSimilarCases({ answerer, library, submissions, analyser: library.analyser }),
    suggestDepartment: (fields, reader) => suggestDepartment(fields, reader, { answerer, library }),
    ...{ publishing, spread, awards },
    booklet: async (fiscalYear) => {
      const [seen, prizes] = await Promise.all([spread.cases(""), awards.prizes()]);
      return bookletOf({
        cases: seen,
        prizes,
        fiscalYear,
        issuer: await issuer(),
        office: IMPROVEMENT_OFFICE,
        madeOn: today(),
      });
    },
    tick: async () => {
      const failures: unknown[] = [];
      // What fails holds up nothing else; all of it is tried again at the next tick.
      for (const step of [() => desk.feed(IMPROVEMENTS_CONSUMER, follow), publishing.resume, awards.resume]) {
        await step().catch((cause: unknown) => failures.push(cause));
      }
      if (failures.length > 0) throw new ImprovementsBehind(failures);
    },
  };
}

class ImprovementsBehind extends AggregateError {
  override readonly name = "ImprovementsBehind";
  constructor(failures: readonly unknown[]) {
    super(failures, "What follows from the desk's decisions on improvements could not all be done; it is tried again.");
  }
}
