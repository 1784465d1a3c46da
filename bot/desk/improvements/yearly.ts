/** How often something is done. A day is a working day. */
const PERIODS = ["day", "week", "month", "year"] as const;
export type Period = (typeof PERIODS)[number];

/** Times a year: 240 working days, 52 weeks, 12 months. Written beside every result, so that a person can say otherwise. */
const TIMES_A_YEAR: Readonly<Record<Period, number>> = { day: 240, week: 52, month: 12, year: 1 };

export interface Effort {
  /** Saved each time by each person. */
  readonly minutes: number;
  /** Saved each time by each person, in yen; what working time costs is not money saved and does not belong here. */
  readonly yen?: number;
  readonly times: number;
  readonly per: Period;
  /** How many people save it. */
  readonly people: number;
}

/** What an effort adds up to in a year: hours to one decimal, whole yen, and the sum as people write it. */
export interface Yearly {
  readonly hours: number;
  readonly money: number;
  /** `25分×月200件×12か月÷60＝年1,000時間`; of the money where only that is given. */
  readonly how: string;
}

const OF_A_YEAR: Readonly<Record<Period, string>> = { day: "×240日", week: "×52週", month: "×12か月", year: "" };
const EACH: Readonly<Record<Period, string>> = { day: "1日", week: "週", month: "月", year: "年" };
/** More than this is a slip of the pen: every hour of everybody in an organisation of thousands. */
const MOST = 1e9;

/** @returns null where a number is negative, not finite or beyond reason */
export function yearly({ minutes, yen = 0, times, per, people }: Effort): Yearly | null {
  if (![minutes, yen, times, people].every((value) => Number.isFinite(value) && value >= 0)) return null;
  const uses = times * TIMES_A_YEAR[per] * people;
  const hours = Math.round((minutes * uses) / 6) / 10;
  const money = Math.round(yen * uses);
  if (hours > MOST || money > MOST * 1000) return null;
  const often = `×${EACH[per]}${japaneseNumber(times)}回${OF_A_YEAR[per]}${people === 1 ? "" : `×${japaneseNumber(people)}人`}`;
  const how =
    minutes === 0 && yen > 0
      ? `${japaneseNumber(yen)}円${often}＝年${japaneseNumber(money)}円`
      : `${japaneseNumber(minutes)}分${often}÷60＝年${japaneseNumber(hours)}時間`;
  return { hours, money, how };
}

/** `1,234.5` */
export function japaneseNumber(value: number): string {
  return value.toLocaleString("ja-JP", { maximumFractionDigits: 1 });
}

/** `年間1,000時間・300,000円`; empty where neither was stated. */
export function savedWords({ hours, money }: { readonly hours: number; readonly money: number }): string {
  const parts = [
    ...(hours > 0 ? [`${japaneseNumber(hours)}時間`] : []),
    ...(money > 0 ? [`${japaneseNumber(money)}円`] : []),
  ];
  return parts.length === 0 ? "" : `年間${parts.join("・")}`;
}
