import { expect, test } from "vitest";
import { bigramF1, japaneseLength } from "./bigram-f1.ts";

test("is 1 for the same text, whatever its white space and width", () => {
  expect(bigramF1("第１条　Ｗｅｂ\n会議", "第1条 Web会議")).toBe(1);
});

test("is the harmonic mean of precision and recall over pairs of characters, each as often as it occurs", () => {
  // Ours: あい, いう, うあ, あい. Theirs: あい, いう. Common: あい, いう.
  expect(bigramF1("あいうあい", "あいう")).toBeCloseTo((2 * 2) / (4 + 2));
});

test("is 0 where nothing is common, or nothing is there", () => {
  expect(bigramF1("あい", "うえ")).toBe(0);
  expect(bigramF1("", "")).toBe(0);
});

test("counts kana and kanji", () => {
  expect(japaneseLength("第1条 Webカメラ、の。")).toBe(6);
});
