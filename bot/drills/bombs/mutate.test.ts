import { expect, test } from "vitest";
import { createRandom } from "../../../evals/metrics/random.ts";
import { mutated } from "./mutate.ts";

const FILES = [
  { name: "甲.md", bytes: Buffer.from("甲要綱。".repeat(50)) },
  { name: "乙.txt", bytes: Buffer.from("乙手引。".repeat(50)) },
];

test("damages files of each format, the same for the same seed, and leaves the originals as they are", () => {
  const before = FILES.map(({ bytes }) => Buffer.from(bytes));
  const files = mutated(FILES, 40, createRandom(1));
  expect(new Set(files.map(({ name }) => name)).size).toBe(40);
  expect(files.filter(({ name }) => name.endsWith(".md"))).toHaveLength(20);
  expect(mutated(FILES, 40, createRandom(1))).toEqual(files);
  expect(mutated(FILES, 40, createRandom(2))).not.toEqual(files);
  const undamaged = files.filter(({ bytes }) => before.some((original) => original.equals(bytes)));
  expect(undamaged.length).toBeLessThan(4);
  expect(FILES.map(({ bytes }) => bytes)).toEqual(before);
});
