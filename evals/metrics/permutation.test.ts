import { expect, it } from "vitest";
import { permutationP } from "./permutation.ts";

it("counts both tails of all assignments of signs for few pairs", () => {
  // Of 2^5 sign assignments only all + and all - reach a sum of 5.
  expect(permutationP([1, 1, 1, 1, 1])).toBe(2 / 32);
  // Sums of ±3 ±1: 4, 2, -2, -4; two of four reach 4.
  expect(permutationP([3, 1])).toBe(0.5);
  // Sums of ±3 ∓1 seen from 3 - 1 = 2: all four reach 2.
  expect(permutationP([3, -1])).toBe(1);
});

it("is 1 where nothing differs", () => {
  expect(permutationP([])).toBe(1);
  expect(permutationP(Array.from({ length: 50 }, () => 0))).toBe(1);
});

it("comes near the exact share by sampling where there are many pairs", () => {
  // 13 pairs of 1 and one of -1: sums of absolute 12 or more are 2 × (14 + 1) of 2^14 assignments.
  const differences = [...Array.from({ length: 13 }, () => 1), -1];
  expect(permutationP(differences)).toBeCloseTo(30 / 2 ** 14, 2);
  expect(permutationP(differences)).toBe(permutationP(differences));
});

it("is never 0", () => {
  expect(permutationP(Array.from({ length: 200 }, () => 1))).toBe(1 / 10_000);
});
