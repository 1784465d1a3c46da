import { expect, test } from "vitest";
import { exactly, verdictOn } from "./verdict.ts";

test("figures that keep their bounds are told with them", () => {
  const figures = [
    { name: "deliveries", value: 12_345 },
    { name: "slowest", value: 12.34, unit: "ms", most: 1_000 } as const,
    exactly("lost", 0, 0),
  ];
  expect(verdictOn(figures)).toEqual({
    lines: ["deliveries: 12,345", "slowest: 12.3 ms (at most 1,000 ms)", "lost: 0 (must be 0)"],
    missed: [],
  });
});

test.each([
  [{ name: "slowest", value: 1_000.4, unit: "ms", most: 1_000 }, "slowest: 1,000.4 ms (at most 1,000 ms, MISSED)"],
  [{ name: "left", value: 0, least: 1 }, "left: 0 (at least 1, MISSED)"],
  [exactly("lost", 1, 0), "lost: 1 (must be 0, MISSED)"],
  [exactly("acknowledged", 9, 10), "acknowledged: 9 (must be 10, MISSED)"],
] as const)("a missed bound is named: %j", (figure, line) => {
  expect(verdictOn([figure, exactly("twice", 0, 0)]).missed).toEqual([line]);
});

test("what was not measured misses its bound", () => {
  expect(verdictOn([{ name: "slowest", value: Number.NaN, unit: "ms", most: 1_000 }]).missed).toEqual([
    "slowest: not measured (at most 1,000 ms, MISSED)",
  ]);
});
