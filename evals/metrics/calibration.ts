import { mean } from "./mean.ts";

/** A stated probability, 0 to 1, and whether it came true. */
export interface Forecast {
  readonly confidence: number;
  readonly right: boolean;
}

/** Forecasts of one band of confidence: what they promised on average and how many came true. */
export interface CalibrationBin {
  readonly from: number;
  readonly n: number;
  readonly confidence: number;
  readonly accuracy: number;
}

/**
 * Expected calibration error, 0 (honest) to 1: the mean distance between promised and true share over bands of equal width,
 * weighted by their numbers of forecasts; NaN of nothing.
 * Guo, Pleiss, Sun & Weinberger, "On Calibration of Modern Neural Networks", ICML 2017, equation 3.
 */
export function expectedCalibrationError(forecasts: readonly Forecast[], bins = 10): number {
  const weighted = calibrationBins(forecasts, bins).map((bin) => bin.n * Math.abs(bin.confidence - bin.accuracy));
  return weighted.reduce((sum, each) => sum + each, 0) / forecasts.length;
}

/** The bands that hold forecasts, lowest first; a confidence of 1 belongs to the last. */
export function calibrationBins(forecasts: readonly Forecast[], bins = 10): readonly CalibrationBin[] {
  return Array.from({ length: bins }, (_, bin) => bin).flatMap((bin) => {
    const inside = forecasts.filter((each) => Math.min(bins - 1, Math.floor(each.confidence * bins)) === bin);
    if (inside.length === 0) return [];
    return {
      from: bin / bins,
      n: inside.length,
      confidence: mean(inside.map(({ confidence }) => confidence)),
      accuracy: inside.filter(({ right }) => right).length / inside.length,
    };
  });
}
