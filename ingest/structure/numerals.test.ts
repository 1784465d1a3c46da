import { expect, test } from "vitest";
import { compareNumbers, numberOf, numbersOf } from "./numerals.ts";

test.each([
  ["12", 12],
  ["１２", 12],
  ["十二", 12],
  ["二十", 20],
  ["百十六", 116],
  ["千二百三", 1203],
  ["一〇五", 105],
])("%s is %d", (text, value) => {
  expect(numberOf(text)).toBe(value);
});

test("a word is no number", () => {
  expect(numberOf("条")).toBeNaN();
});

test("branches come after their article and before the next", () => {
  const sorted = ["第9条", "第8条の2", "第8条", "第八条の二の二"].map(numbersOf).sort(compareNumbers);
  expect(sorted).toEqual([[8], [8, 2], [8, 2, 2], [9]]);
});
