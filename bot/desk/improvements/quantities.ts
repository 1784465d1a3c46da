import type { Period } from "./yearly.ts";

/** A stretch of normalised text that says how much; `start` and `end` count from its beginning. */
interface At {
  readonly start: number;
  readonly end: number;
}
export interface Amount extends At {
  /** Minutes or yen. */
  readonly value: number;
  readonly unit: "minutes" | "yen";
  /** As it was written. */
  readonly text: string;
}
export interface Frequency extends At {
  readonly times: number;
  readonly per: Period;
  readonly text: string;
}
export interface Quantities {
  readonly amounts: readonly Amount[];
  readonly frequencies: readonly Frequency[];
  /** Of how many people; null where it is not said. */
  readonly people: { readonly count: number; readonly text: string } | null;
}

const NUMBER = "(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?";
const MYRIAD = `(?:(${NUMBER})億)?(?:(${NUMBER})(千)?万)?(?:(${NUMBER})(千)?)?円`;
const HOURS_AND_MINUTES = new RegExp(
  `(?<![\\d.,:])(?:(${NUMBER})時間(?:(半)|(\\d{1,2})分(?!の))?|(${NUMBER})分(?!の\\d|割|野)|(${NUMBER})秒)`,
  "gu",
);
const YEN = new RegExp(`(?<![\\d.,])${MYRIAD}`, "gu");
const PERIOD_WORD = "(?:年間?|1年|毎年|年度|月間?|1か月|1ヶ月|1ヵ月|毎月|ひと月|週間?|1週間?|毎週|1日|毎日|日|四半期)";
const COUNTER = "(?:件|回|通|枚|名分|本|人分|か所|箇所|社|部|台|便|往復)";
const COUNT = new RegExp(
  `(?<![\\d.年月か])(${PERIOD_WORD})(?:あたり|当たり|に|で|の|およそ|約|平均|おおむね|ほぼ|延べ|計|合計|各|[^。、\\d]{1,8}?が?){0,3}(${NUMBER})(万)?${COUNTER}`,
  "gu",
);
/** What is counted has itself changed: it is no measure of how often something else is saved. */
const COUNT_CHANGES =
  /^(?:あった|だった|の)?(?:から|が|を|も|は)?[^。、\d]{0,6}(?:なくな|減|増|廃止|削減|削り|\d+(?:\.\d+)?(?:件|回|通|枚)(?:に|へ))/u;
const EVERY = /(毎日|毎週|毎月|毎年|日々)/gu;
const PEOPLE = new RegExp(
  `(?<!1日)(?:職員|担当者?|係員?|課員|全員|スタッフ|で)?(?:の|が|は|約)?(${NUMBER})(?:人|名)(?!分|あたり|当たり|口|件|に1)`,
  "u",
);

/** Numbers with their units in a text that `normalise` has gone over. */
export function quantitiesIn(text: string): Quantities {
  const people = PEOPLE.exec(text);
  const count = numberOf(people?.[1]);
  return {
    amounts: [...durationsIn(text), ...moneyIn(text)].toSorted((one, other) => one.start - other.start),
    frequencies: frequenciesIn(text),
    people: people === null || count <= 1 ? null : { count, text: `${count}人` },
  };
}

/** Which period a word such as 毎月 or 1日 means. */
export function periodOf(word: string): Period {
  if (/年/u.test(word)) return "year";
  if (/月/u.test(word)) return "month";
  return /週/u.test(word) ? "week" : "day";
}

function durationsIn(text: string): readonly Amount[] {
  return [...text.matchAll(HOURS_AND_MINUTES)].map((found) => {
    const [whole, hours, half, minutes, alone, seconds] = found;
    const value =
      numberOf(hours) * 60 + (half === undefined ? numberOf(minutes) : 30) + numberOf(alone) + numberOf(seconds) / 60;
    return { ...placeOf(found), value, unit: "minutes", text: whole };
  });
}

function moneyIn(text: string): readonly Amount[] {
  return [...text.matchAll(YEN)].flatMap((found) => {
    const [whole, hundredMillions, myriads, thousandMyriads, ones, thousands] = found;
    if (whole === "円") return [];
    const value =
      numberOf(hundredMillions) * 1e8 +
      numberOf(myriads) * (thousandMyriads === undefined ? 1e4 : 1e7) +
      numberOf(ones) * (thousands === undefined ? 1 : 1000);
    return [{ ...placeOf(found), value, unit: "yen" as const, text: whole }];
  });
}

function frequenciesIn(text: string): readonly Frequency[] {
  const counted = [...text.matchAll(COUNT)].flatMap((found) => {
    const [whole, word = "", count, myriad] = found;
    if (COUNT_CHANGES.test(text.slice(found.index + whole.length))) return [];
    const times = numberOf(count) * (myriad === undefined ? 1 : 1e4);
    const quarterly = word === "四半期";
    const per = quarterly ? "year" : periodOf(word);
    return [{ ...placeOf(found), times: quarterly ? times * 4 : times, per, text: whole }];
  });
  if (counted.length > 0) return counted;
  return [...text.matchAll(EVERY)].map((found) => ({
    ...placeOf(found),
    times: 1,
    per: periodOf(found[1] ?? ""),
    text: found[0],
  }));
}

function placeOf(found: RegExpExecArray): At {
  return { start: found.index, end: found.index + found[0].length };
}

function numberOf(text: string | undefined): number {
  return text === undefined ? 0 : Number(text.replaceAll(",", ""));
}
