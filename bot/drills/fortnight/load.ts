import { createDice, type Dice } from "../../slack/audience/testing/dice.ts";
import { TOPICS } from "./topics.ts";

/** Where and how somebody turns to the assistant. */
type Way = "direct" | "mention" | "command" | "wish" | "home";
/** What somebody does with the reply. */
export type Deed = "follow-up" | "edit" | "delete" | "thanks" | "good" | "bad";

/** One person's business with the assistant: what they begin with, and what they do about it later. */
export interface Story {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** From 0. */
  readonly person: number;
  readonly way: Way;
  readonly text: string;
  readonly then: readonly { readonly afterMs: number; readonly deed: Deed; readonly text: string }[];
}

export interface LoadModel {
  readonly seed: number;
  readonly people: number;
  /** The first day's midnight, milliseconds since 1970. */
  readonly start: number;
  /** The weekday of the first day, 0 for Sunday. */
  readonly weekday: number;
  /** Days on which months end or begin, from 0. */
  readonly busyDays: ReadonlySet<number>;
  /** By each person on a plain working day. */
  readonly questionsADay: number;
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Shares of a working day's questions by the hour they come in: most when the office opens and after lunch. */
const WORKING_HOURS: readonly number[] = [
  ...[0, 0, 0, 0, 0, 0, 1, 3, 14, 18, 12, 9],
  ...[4, 15, 10, 8, 7, 5, 3, 2, 1, 1, 0, 0],
];
const REST_HOURS: readonly number[] = [
  ...[0, 0, 0, 0, 0, 0, 1, 2, 8, 10, 10, 8],
  ...[6, 8, 8, 8, 6, 5, 4, 4, 4, 3, 1, 0],
];
/** Those on duty at a weekend ask too. */
const REST_SHARE = 0.03;
/** When accounts are closed. */
const BUSY_SHARE = 1.3;

const WAYS: readonly (readonly [Way, number])[] = [
  ["direct", 0.55],
  ["mention", 0.28],
  ["command", 0.13],
  ["wish", 0.02],
  ["home", 0.02],
];
const DEEDS: readonly (readonly [Deed, number, readonly [from: number, to: number]])[] = [
  ["delete", 0.01, [60_000, 120_000]],
  ["edit", 0.03, [40_000, 120_000]],
  ["follow-up", 0.18, [130_000, 600_000]],
  ["good", 0.08, [610_000, 700_000]],
  ["bad", 0.02, [610_000, 700_000]],
  ["thanks", 0.1, [710_000, 900_000]],
];
const FOLLOW_UPS = [
  "再任用職員の場合は？",
  "会計年度任用職員の場合は？",
  "提出先はどこですか？",
  "手続きの期限はいつですか？",
];
const THANKS = ["ありがとうございます", "助かりました。ありがとうございました"];
const WISHES = ["公用スマホに乗換案内のアプリを入れてほしいです", "会議の資料を紙で配るのをやめて改善したいです"];

/** How many stories a day of the model has. @param day from 0 */
export function storiesOn({ people, questionsADay, ...model }: LoadModel, day: number): number {
  const share = isRest(model, day) ? REST_SHARE : model.busyDays.has(day) ? BUSY_SHARE : 1;
  return Math.round(people * questionsADay * share);
}

export function isRest({ weekday }: Pick<LoadModel, "weekday">, day: number): boolean {
  return [0, 6].includes((weekday + day) % 7);
}

/** What happens on a day, in order; the same for the same model. @param day from 0 */
export function dayOf(model: LoadModel, day: number): readonly Story[] {
  const dice = createDice(model.seed + day * 7_919);
  const hours = isRest(model, day) ? REST_HOURS : WORKING_HOURS;
  const begin = model.start + day * DAY_MS;
  return Array.from({ length: storiesOn(model, day) }, () => {
    const at = begin + weighted(dice, hours.entries()) * HOUR_MS + dice.number(HOUR_MS);
    return storyAt(dice, at, dice.number(model.people));
  }).toSorted((one, other) => one.at - other.at);
}

function storyAt(dice: Dice, at: number, person: number): Story {
  const way = weighted(dice, WAYS);
  const text = way === "wish" ? dice.one(WISHES) : questionOf(dice, person);
  const deeds = way === "direct" || way === "mention" ? DEEDS.filter(([, chance]) => dice.chance(chance)) : [];
  const isDeleted = deeds.some(([deed]) => deed === "delete");
  const then = (isDeleted ? deeds.slice(0, 1) : deeds).map(([deed, , [from, to]]) => ({
    afterMs: from + dice.number(to - from),
    deed,
    text: wordsFor(dice, deed, person),
  }));
  return { at, person, way, text, then };
}

/** Half of what people ask is about their own department's business. */
function questionOf(dice: Dice, person: number): string {
  const topic = dice.chance(0.5) ? TOPICS[person % TOPICS.length] : undefined;
  const { subject } = topic ?? dice.one(TOPICS);
  return dice.one([
    `${subject}の申請はいつまでですか？`,
    `${subject}は何日前までに申請しますか`,
    `${subject}の書類の提出先を教えてください`,
    `${subject}について教えて`,
  ]);
}

function wordsFor(dice: Dice, deed: Deed, person: number): string {
  switch (deed) {
    case "follow-up":
      return dice.one(FOLLOW_UPS);
    case "edit":
      return `${questionOf(dice, person)}（至急）`;
    case "thanks":
      return dice.one(THANKS);
    case "delete":
    case "good":
    case "bad":
      return "";
  }
}

/** One of the choices, as often as its weight says. */
function weighted<Choice>(dice: Dice, choices: Iterable<readonly [Choice, number]>): Choice {
  const all = [...choices];
  const total = all.reduce((sum, [, weight]) => sum + weight, 0);
  let left = (dice.number(1_000_000) / 1_000_000) * total;
  for (const [choice, weight] of all) {
    left -= weight;
    if (left < 0) return choice;
  }
  throw new Error("There is nothing to choose from");
}
