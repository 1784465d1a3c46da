import { normalise } from "../../../corpus/japanese/normalise.ts";
import { sentencesOf } from "../../../corpus/japanese/sentences.ts";
import { type Amount, type Frequency, type Quantities, quantitiesIn } from "./quantities.ts";
import { type Saving, savingsIn } from "./savings.ts";
import { japaneseNumber, yearly } from "./yearly.ts";

/** What a text about an effect says in hours or yen a year, for the writer to confirm: it is never taken over by itself. */
interface Proposal {
  readonly unit: "hours" | "yen";
  readonly value: number;
  /** `（30分−5分）×月200回×12か月÷60＝年1,000時間` */
  readonly how: string;
}

export interface Effect {
  /** Best first, without repetition. */
  readonly proposals: readonly Proposal[];
  /** What each time saves where the text does not say how often that is; null where nothing is missing. */
  readonly missingFrequency: { readonly each: string } | null;
}

const MAXIMUM_LENGTH = 3000;
const EACH_PERSON = /(?:1人|一人|ひとり|各自|それぞれ|\d(?:人|名)(?:が|とも|それぞれ|全員)|全員)/u;

/** Reads numbers and units in a text about an effect. Text beyond 3,000 characters is not looked at. */
export function effectOf(text: string): Effect {
  const sentences = sentencesOf(text.slice(0, MAXIMUM_LENGTH)).map((span) => normalise(span.text));
  const quantities = sentences.map(quantitiesIn);
  const savings = sentences.flatMap((sentence, at) => savingsIn(sentence, quantities[at]?.amounts ?? [], at));
  const proposals: Proposal[] = [];
  let missing: Effect["missingFrequency"] = null;
  for (const saving of savings.toSorted((one, other) => rankOf(one) - rankOf(other))) {
    const found = proposalOf(saving, sentences, quantities);
    if (found === null) missing ??= { each: each(saving) };
    else if (!proposals.some(({ unit, value }) => unit === found.unit && value === found.value)) proposals.push(found);
  }
  return { proposals, missingFrequency: proposals.length > 0 ? null : missing };
}

/** What is said for a year goes before what is computed, and that before what is a year's only by conjecture. */
function rankOf({ per, isChange }: Saving): number {
  if (per === "year") return isChange ? 1 : 0;
  return per === "each" ? 2 : per === "whole" ? 4 : 3;
}

function proposalOf(saving: Saving, sentences: readonly string[], quantities: readonly Quantities[]): Proposal | null {
  const { unit, value, words, per, isChange, sentence } = saving;
  if (!isChange && per === "year") return stated(unit, value, `本文の「年${words}」から`);
  if (per === "whole") return stated(unit, value, `本文の「${words}」を1年分とみた場合`);
  const often = per === "each" ? frequencyNear(sentence, quantities) : { times: 1, per };
  if (often === undefined) return null;
  const forEach = EACH_PERSON.test(sentences[sentence] ?? "") && per !== "year";
  const people = forEach ? (peopleNear(sentence, quantities) ?? 1) : 1;
  const isTime = unit === "minutes";
  const effort = isTime ? { minutes: value } : { minutes: 0, yen: value };
  const sum = yearly({ ...effort, ...often, people });
  const total = (isTime ? sum?.hours : sum?.money) ?? 0;
  if (sum === null || total <= 0) return null;
  const result = isTime ? `年${japaneseNumber(total)}時間` : `年${japaneseNumber(total)}円`;
  const [, times = ""] = /^[^×]*(×.*?)?(?:÷60)?＝/u.exec(sum.how) ?? [];
  return { unit: isTime ? "hours" : "yen", value: total, how: `${words}${timesWords(times, per)}＝${result}` };
}

function stated(unit: Amount["unit"], value: number, how: string): Proposal | null {
  const total = yearly({
    minutes: 0,
    ...(unit === "yen" ? { yen: value } : { minutes: value }),
    times: 1,
    per: "year",
    people: 1,
  });
  if (total === null) return null;
  return unit === "yen" ? { unit: "yen", value: total.money, how } : { unit: "hours", value: total.hours, how };
}

/** `×月1回×12か月` reads better as `×12か月` where the text itself speaks of a month. */
function timesWords(times: string, per: Saving["per"]): string {
  return per === "each" ? times : times.replace(/^×(?:1日|週|月|年)1回/u, "");
}

/** How often: said in the same sentence, else in the nearest one. */
function frequencyNear(sentence: number, quantities: readonly Quantities[]): Frequency | undefined {
  return nearest(sentence, quantities)
    .map(({ frequencies }) => frequencies[0])
    .find((each) => each !== undefined);
}

function peopleNear(sentence: number, quantities: readonly Quantities[]): number | undefined {
  return nearest(sentence, quantities)
    .map(({ people }) => people?.count)
    .find((count) => count !== undefined);
}

function nearest(sentence: number, quantities: readonly Quantities[]): readonly Quantities[] {
  return [...quantities.entries()]
    .toSorted(([one], [other]) => Math.abs(one - sentence) - Math.abs(other - sentence))
    .map(([, each]) => each);
}

function each({ unit, value }: Saving): string {
  if (unit === "yen") return `${japaneseNumber(value)}円`;
  return value >= 60 ? `${japaneseNumber(value / 60)}時間` : `${japaneseNumber(value)}分`;
}
