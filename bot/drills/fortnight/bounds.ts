import { RETENTION } from "./retention.ts";

/** What a virtual day came to. */
export interface DayFigures {
  /** For example `11-24 Tue`. */
  readonly name: string;
  readonly isRest: boolean;
  readonly stories: number;
  /** Replies that were expected, and how many of them never came or came twice. */
  readonly expected: number;
  readonly lost: number;
  readonly twice: number;
  /** The keys of those. */
  readonly unlike: readonly string[];
  /** 95th percentile of the times to a first sign, in real milliseconds. */
  readonly firstSign: number;
  /** Milliseconds of processor time of the assistant's process for each reply. */
  readonly cpu: number;
  /** Of the assistant's process after a garbage collection, in MB. */
  readonly heap: number;
  readonly rss: number;
  readonly rows: Readonly<Record<string, number>>;
  /** How old rows of tables that are forgotten in time became, in days. */
  readonly ages: Readonly<Record<string, number>>;
}

export interface Bound {
  readonly text: string;
  readonly isKept: boolean;
}

/** How long each table's rows are kept, in days. */
const KEPT: Readonly<Record<string, number>> = {
  inbox: RETENTION.deliveries,
  outbox: RETENTION.deliveries,
  turns: RETENTION.conversations,
  feedback: RETENTION.conversations,
};
/** Retention runs once an hour. */
const RUNS_EVERY_DAYS = 1 / 24;
/** What a heap after collection and a process's pages vary by from day to day with nothing kept. */
const NOISE = { heap: { share: 0.1, least: 6 }, rss: { share: 0.2, least: 48 } } as const;
const WAITS = { share: 1.5, plusMs: 50 } as const;
const FIRST_COMPARED = 3;

/** Whether anything grew that should not, anything was lost, and whether the assistant stayed as quick as it was. */
export function boundsOf(days: readonly DayFigures[]): readonly Bound[] {
  const total = (of: (day: DayFigures) => number) => days.reduce((sum, day) => sum + of(day), 0);
  // From the fourth day on, when everything has been used and what is kept for a day has been forgotten.
  const [early, late] = [days.slice(FIRST_COMPARED, FIRST_COMPARED + 4), days.slice(-4)];
  const working = days.filter(({ isRest }) => !isRest);
  const signs = [working.slice(0, 4), working.slice(-4)].map((some) => median(some.map(({ firstSign }) => firstSign)));
  const [signBefore = Number.NaN, signAfter = Number.NaN] = signs;
  const mostSign = signBefore * WAITS.share + WAITS.plusMs;
  return [
    {
      text: `every question answered exactly once: of ${total(({ expected }) => expected)} replies ${total(({ lost }) => lost)} never came, ${total(({ twice }) => twice)} came twice`,
      isKept: total(({ lost }) => lost) + total(({ twice }) => twice) === 0 && total(({ expected }) => expected) > 0,
    },
    ...(["heap", "rss"] as const).map((name) => {
      const [before, after] = [median(early.map((day) => day[name])), median(late.map((day) => day[name]))];
      const most = before + Math.max(before * NOISE[name].share, NOISE[name].least);
      return {
        text: `${name}: median of days 4 to 7 ${before.toFixed(1)} MB, of the last 4 days ${after.toFixed(1)} MB (at most ${most.toFixed(1)} MB)`,
        isKept: after <= most,
      };
    }),
    ...Object.entries(KEPT).map(([table, kept]) => {
      const oldest = Math.max(...days.map(({ ages }) => ages[table] ?? 0));
      const most = kept + 2 * RUNS_EVERY_DAYS;
      return {
        text: `${table}: nothing older than ${oldest.toFixed(2)} days (kept ${kept}; at most ${most.toFixed(2)})`,
        isKept: oldest > 0 && oldest <= most,
      };
    }),
    ...Object.entries(KEPT).map(([table, kept]) => flatness(days, table, kept)),
    {
      text: `p95 of the first sign: ${signBefore.toFixed(0)} ms on the first 4 working days, ${signAfter.toFixed(0)} ms on the last 4 (at most ${mostSign.toFixed(0)} ms)`,
      isKept: signAfter <= mostSign,
    },
  ];
}

/** Rows for each story of the days that a table keeps: the same in the second week as in the first. */
function flatness(days: readonly DayFigures[], table: string, kept: number): Bound {
  const ratios = days.flatMap((day, at) => {
    if (at < kept) return [];
    const stories = days.slice(at - kept, at + 1).reduce((sum, each) => sum + each.stories, 0);
    return [(day.rows[table] ?? 0) / stories];
  });
  const half = Math.floor(ratios.length / 2);
  const [before, after] = [median(ratios.slice(0, half)), median(ratios.slice(-half))];
  const most = before * 1.25 + 0.05;
  return {
    text: `${table}: ${before.toFixed(2)} rows a question within retention at first, ${after.toFixed(2)} at last (at most ${most.toFixed(2)})`,
    isKept: after <= most,
  };
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** @returns NaN of nothing */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
