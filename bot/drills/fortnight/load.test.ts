import { expect, test } from "vitest";
import { DAY_MS, dayOf, HOUR_MS, type LoadModel, storiesOn } from "./load.ts";

const MODEL: LoadModel = {
  ...{ seed: 1, people: 16_500, start: 0, weekday: 2, questionsADay: 0.25, busyDays: new Set([6]) },
};

test("the same model gives the same day, another seed another", () => {
  expect(dayOf(MODEL, 3)).toEqual(dayOf(MODEL, 3));
  expect(dayOf({ ...MODEL, seed: 2 }, 3)).not.toEqual(dayOf(MODEL, 3));
});

test("working days have a quarter of a question by head, weekends few, and months end busily", () => {
  const days = Array.from({ length: 14 }, (_, day) => storiesOn(MODEL, day));
  expect(days).toEqual([4125, 4125, 4125, 4125, 124, 124, 5363, 4125, 4125, 4125, 4125, 124, 124, 4125]);
  expect(dayOf(MODEL, 0)).toHaveLength(4125);
});

test("most come when the office opens and after lunch, in order, within their day", () => {
  const stories = dayOf(MODEL, 1);
  expect(stories.map(({ at }) => at)).toEqual(stories.map(({ at }) => at).toSorted((one, other) => one - other));
  const byHour = Map.groupBy(stories, ({ at }) => Math.floor((at - DAY_MS) / HOUR_MS));
  const busiest = [...byHour].toSorted(([, one], [, other]) => other.length - one.length).map(([hour]) => hour);
  expect(busiest.slice(0, 3).toSorted((one, other) => one - other)).toEqual([8, 9, 13]);
  expect(byHour.get(12)?.length).toBeLessThan((byHour.get(13)?.length ?? 0) / 2);
  expect(Math.min(...byHour.keys())).toBeGreaterThanOrEqual(6);
});

test("every way and every deed happens, and nothing after a question was deleted", () => {
  const stories = dayOf(MODEL, 0);
  expect(new Set(stories.map(({ way }) => way))).toEqual(new Set(["direct", "mention", "command", "wish", "home"]));
  const deeds = stories.flatMap(({ then }) => then.map(({ deed }) => deed));
  expect(new Set(deeds)).toEqual(new Set(["delete", "edit", "follow-up", "good", "bad", "thanks"]));
  for (const { then } of stories)
    if (then.some(({ deed }) => deed === "delete")) expect(then.map(({ deed }) => deed)).toEqual(["delete"]);
});
