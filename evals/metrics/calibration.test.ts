import { expect, it } from "vitest";
import { calibrationBins, expectedCalibrationError } from "./calibration.ts";

it("is the weighted distance between promised and true share", () => {
  const forecasts = [
    { confidence: 0.9, right: true },
    { confidence: 0.94, right: false },
    { confidence: 0.2, right: false },
  ];
  // Band 0.9: promised 0.92, true 0.5, distance 0.42, two of three; band 0.2: distance 0.2, one of three.
  expect(expectedCalibrationError(forecasts)).toBeCloseTo((2 * 0.42 + 0.2) / 3, 10);
});

it("is 0 where promises hold and 1 where certainty is always wrong", () => {
  expect(expectedCalibrationError([{ confidence: 1, right: true }])).toBe(0);
  expect(expectedCalibrationError([{ confidence: 1, right: false }])).toBe(1);
});

it("puts a confidence of 1 into the last band and leaves empty bands out", () => {
  expect(calibrationBins([{ confidence: 1, right: true }], 10)).toEqual([
    { from: 0.9, n: 1, confidence: 1, accuracy: 1 },
  ]);
});

it("is not a number for no forecasts", () => {
  expect(expectedCalibrationError([])).toBeNaN();
});
