import type { CalendarDate } from "../../../corpus/document.ts";
import type { Organisation } from "../../people/organisation.ts";
import type { CaseStore } from "../../store/improvement-cases.ts";
import type { Adoption, SpreadStore } from "../../store/improvement-spread.ts";
import { type PublishedCase, publishedCases } from "./published.ts";
import { type Totals, totals } from "./totals.ts";

export interface SeenCase extends PublishedCase {
  readonly likes: number;
  /** Whether the reader likes it. */
  readonly liked: boolean;
  /** Who does as it did, without who marked it. */
  readonly adoptions: readonly Omit<Adoption, "markedBy">[];
}

export type SpreadOutcome =
  | { readonly kind: "done"; readonly case: SeenCase; readonly sentence: string }
  | {
      readonly kind: "refused";
      readonly reason: "unknown-case" | "no-unit" | "own-case" | "not-adopted" | "wrong";
      readonly sentence: string;
      readonly field?: "since" | "hours" | "money" | "remark";
    };

/** Published cases and how they spread. */
export interface Spread {
  /** Newest first. */
  cases(personId: string): Promise<readonly SeenCase[]>;
  case(caseId: string, personId: string): Promise<SeenCase | undefined>;
  /** Says whether the person likes the case: the same said twice is one like. */
  like(caseId: string, personId: string, likes: boolean): Promise<SpreadOutcome>;
  /** 横展開: the person's department does it too. Said again, it corrects what was said before. */
  adopt(
    adoption: Pick<Adoption, "caseId" | "since" | "hours" | "money" | "remark">,
    personId: string,
  ): Promise<SpreadOutcome>;
  undoAdoption(caseId: string, personId: string): Promise<SpreadOutcome>;
  totals(fiscalYear: number | null): Promise<Totals>;
}

interface Parts {
  readonly cases: Pick<CaseStore, "all" | "find">;
  readonly spread: SpreadStore;
  readonly organisation: Organisation;
  readonly clock: () => Date;
  readonly today: () => CalendarDate;
}

const LONGEST_REMARK = 500;
const MOST_HOURS = 1_000_000;
const MOST_YEN = 100_000_000_000;
const DAY = /^\d{4}-\d\d-\d\d$/u;

export function createSpread({ cases, spread, organisation, clock, today }: Parts): Spread {
  async function seen(published: readonly PublishedCase[], personId: string): Promise<readonly SeenCase[]> {
    const [likes, adoptions] = await Promise.all([
      spread.likes(
        published.map(({ id }) => id),
        personId,
      ),
      spread.adoptions(),
    ]);
    const byCase = Map.groupBy(adoptions, ({ caseId }) => caseId);
    return published.map((each) => ({
      ...each,
      likes: likes.get(each.id)?.count ?? 0,
      liked: likes.get(each.id)?.mine ?? false,
      adoptions: (byCase.get(each.id) ?? []).map(({ markedBy: _, ...adoption }) => adoption),
    }));
  }
  async function find(caseId: string, personId: string): Promise<SeenCase | undefined> {
    const found = await cases.find(caseId);
    return found === undefined ? undefined : (await seen(publishedCases([found]), personId))[0];
  }
  async function done(caseId: string, personId: string, sentence: string): Promise<SpreadOutcome> {
    const found = await find(caseId, personId);
    return found === undefined ? UNKNOWN : { kind: "done", case: found, sentence };
  }
  async function unitOf(personId: string): Promise<string | null> {
    return (await organisation.on(today())).unitOf(personId);
  }

  return {
    cases: async (personId) => (await seen(publishedCases(await cases.all("published")), personId)).toReversed(),
    case: find,
    like: async (caseId, personId, likes) => {
      if ((await find(caseId, personId)) === undefined) return UNKNOWN;
      await spread.like(caseId, personId, likes);
      return done(caseId, personId, likes ? "「いいね」しました。" : "「いいね」を取り消しました。");
    },
    adopt: async (adoption, personId) => {
      const [found, unit] = await Promise.all([find(adoption.caseId, personId), unitOf(personId)]);
      if (found === undefined) return UNKNOWN;
      if (unit === null)
        return refused("no-unit", "所属がわからないため、登録できませんでした。名簿を確かめてください。");
      if (found.unit === unit) return refused("own-case", "この事例は、あなたの所属の取組です。横展開には数えません。");
      const problem = problemOf(adoption, today());
      if (problem !== undefined) return problem;
      const markedAt = clock().toISOString();
      await spread.adopt({ ...adoption, remark: adoption.remark.trim(), unit, markedBy: personId, markedAt });
      return done(adoption.caseId, personId, `${unit}で取り入れたことを登録しました。効果は全体の集計に加わります。`);
    },
    undoAdoption: async (caseId, personId) => {
      const unit = await unitOf(personId);
      if ((await find(caseId, personId)) === undefined) return UNKNOWN;
      if (unit === null || !(await spread.undoAdoption(caseId, unit))) {
        return refused("not-adopted", "あなたの所属では、取り入れたことが登録されていません。");
      }
      return done(caseId, personId, `${unit}で取り入れたという登録を取り消しました。`);
    },
    totals: async (fiscalYear) =>
      totals(publishedCases(await cases.all("published")), await spread.adoptions(), fiscalYear),
  };
}

const UNKNOWN: SpreadOutcome = {
  kind: "refused",
  reason: "unknown-case",
  sentence: "この事例は公表されていません。一覧を開き直してください。",
};

function problemOf(
  { since, hours, money, remark }: Pick<Adoption, "since" | "hours" | "money" | "remark">,
  today: CalendarDate,
): SpreadOutcome | undefined {
  const isDay = DAY.test(since) && !Number.isNaN(Date.parse(since));
  if (!isDay || since > today) return wrong("since", "いつから取り入れたかを、今日までの日付で入れてください。");
  if (!isAmount(hours, MOST_HOURS)) return wrong("hours", "減った時間は、年間の時間数を0以上の数で入れてください。");
  if (!isAmount(money, MOST_YEN)) return wrong("money", "減った費用は、年間の円を0以上の数で入れてください。");
  if (remark.length > LONGEST_REMARK) {
    return wrong("remark", `ひとことは${LONGEST_REMARK}字までです（今は${remark.length}字）。`);
  }
  return undefined;
}

function isAmount(value: number, most: number): boolean {
  return Number.isFinite(value) && value >= 0 && value <= most;
}

function wrong(field: "since" | "hours" | "money" | "remark", sentence: string): SpreadOutcome {
  return { kind: "refused", reason: "wrong", sentence, field };
}

function refused(reason: Extract<SpreadOutcome, { kind: "refused" }>["reason"], sentence: string): SpreadOutcome {
  return { kind: "refused", reason, sentence };
}
