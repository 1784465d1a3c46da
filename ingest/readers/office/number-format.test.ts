import { expect, test } from "vitest";
import { formatNumber } from "./number-format.ts";

test.each([
  [12, "decimalFullWidth", "１２"],
  [3, "decimalZero", "03"],
  [2, "decimalEnclosedCircle", "②"],
  [21, "decimalEnclosedCircle", "21"],
  [3, "aiueoFullWidth", "ウ"],
  [3, "irohaFullWidth", "ハ"],
  [120, "japaneseCounting", "百二十"],
  [21, "ideographDigital", "二一"],
  [2, "ideographTraditional", "乙"],
  [28, "lowerLetter", "bb"],
  [14, "upperRoman", "XIV"],
  [5, "something", "5"],
])("%i as %s is %s", (value, format, text) => {
  expect(formatNumber(value, format)).toBe(text);
});
