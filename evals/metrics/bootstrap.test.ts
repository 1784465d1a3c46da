import { expect, it } from "vitest";
import { bootstrap } from "./bootstrap.ts";
import { mean } from "./mean.ts";

it("has no width where all values are the same", () => {
  expect(bootstrap([0.4, 0.4, 0.4], mean)).toEqual({
    value: expect.closeTo(0.4),
    interval: [0.4, 0.4].map((each) => expect.closeTo(each)),
    n: 3,
  });
});

it("spans both values of two, of which each resample holds only one in a quarter of cases", () => {
  expect(bootstrap([0, 1], mean)).toEqual({ value: 0.5, interval: [0, 1], n: 2 });
});

it("comes near the normal approximation for a share", () => {
  // 100 of 200: 0.5 ± 1.96 × √(0.25 / 200) = 0.5 ± 0.0693
  const estimate = bootstrap(
    Array.from({ length: 200 }, (_, at) => at % 2),
    mean,
  );
  expect(estimate?.interval[0]).toBeCloseTo(0.431, 1);
  expect(Math.abs((estimate?.interval[1] ?? 0) - 0.569)).toBeLessThan(0.02);
});

it("is repeatable for a seed", () => {
  const values = [0.1, 0.9, 0.3, 0.7, 0.2];
  expect(bootstrap(values, mean, { seed: 3 })).toEqual(bootstrap(values, mean, { seed: 3 }));
});

it("leaves out resamples whose statistic is not a number", () => {
  const ratio = (sample: readonly number[]) => (sample.includes(1) ? mean(sample) : Number.NaN);
  expect(bootstrap([0, 1], ratio)?.interval).toEqual([0.5, 1]);
});

it("says nothing of no items", () => {
  expect(bootstrap([], mean)).toBeUndefined();
});
