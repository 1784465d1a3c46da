import { expect, test } from "vitest";
import { backoff } from "./backoff.ts";

test("waits longer with every failure in a row, and never for half a minute", () => {
  expect([0, 1, 2, 3, 4].map((failures) => backoff(failures, 1))).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
  expect([5, 100, 10_000, Number.POSITIVE_INFINITY].map((failures) => backoff(failures, 1))).toEqual(
    Array.from({ length: 4 }, () => 25_000),
  );
});

test("spreads the attempts that began together", () => {
  expect([0, 0.5, 1].map((random) => backoff(10, random))).toEqual([15_000, 20_000, 25_000]);
});
