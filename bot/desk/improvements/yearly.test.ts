import { expect, test } from "vitest";
import { yearly } from "./yearly.ts";

test("minutes saved add up to hours a year, with how", () => {
  expect(yearly({ minutes: 25, times: 200, per: "month", people: 1 })).toEqual({
    hours: 1000,
    money: 0,
    how: "25分×月200回×12か月÷60＝年1,000時間",
  });
  expect(yearly({ minutes: 10, times: 1, per: "day", people: 12 })).toMatchObject({
    hours: 480,
    how: "10分×1日1回×240日×12人÷60＝年480時間",
  });
  expect(yearly({ minutes: 5, times: 1, per: "week", people: 1 })?.hours).toBe(4.3);
});

test("yen saved add up to yen a year", () => {
  expect(yearly({ minutes: 0, yen: 84, times: 300, per: "month", people: 1 })).toMatchObject({
    hours: 0,
    money: 302_400,
    how: "84円×月300回×12か月＝年302,400円",
  });
});

test.each([
  { minutes: -5, times: 1, per: "day", people: 1 },
  { minutes: Number.NaN, times: 1, per: "day", people: 1 },
  { minutes: 1e9, times: 1e9, per: "day", people: 1 },
  { minutes: 5, times: Number.POSITIVE_INFINITY, per: "year", people: 1 },
] as const)("a number beyond reason has no result: %o", (effort) => {
  expect(yearly(effort)).toBeNull();
});
