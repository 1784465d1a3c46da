import { expect, test } from "vitest";
import { createRandom } from "../../evals/metrics/random.ts";
import { evenly, poisson } from "./arrivals.ts";

test("an even rate has equal waits", () => {
  expect(evenly(4, 8)).toEqual([0, 125, 250, 375]);
});

test("so many come in each period, in order", () => {
  const moments = poisson(
    [
      { count: 165, milliseconds: 60_000 },
      { count: 660, milliseconds: 240_000 },
    ],
    createRandom(1),
  );
  expect(moments).toEqual(moments.toSorted((one, other) => one - other));
  expect(moments.filter((moment) => moment < 60_000)).toHaveLength(165);
  expect(moments.filter((moment) => moment >= 60_000 && moment < 300_000)).toHaveLength(660);
});

test("waits are spread as those of independent arrivals", () => {
  const moments = poisson([{ count: 10_000, milliseconds: 10_000_000 }], createRandom(1));
  const waits = moments.slice(1).map((moment, place) => moment - (moments[place] ?? 0));
  const longer = (milliseconds: number) => waits.filter((wait) => wait > milliseconds).length / waits.length;
  expect(longer(1_000)).toBeCloseTo(Math.exp(-1), 1);
  expect(longer(3_000)).toBeCloseTo(Math.exp(-3), 1);
});
