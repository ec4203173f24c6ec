import { calibrationError, type CalibrationErrorOptions } from "./calibration-error.js";
import { checkLevel } from "./check-level.js";
import { clusteredStandardError } from "./clustered-standard-error.js";
import { elementAt } from "./element-at.js";
import { equalMassBins } from "./equal-mass-bins.js";
import type { Interval } from "./interval.js";
import { normalCdf } from "./normal-cdf.js";
import { normalQuantile } from "./normal-quantile.js";
import { studentTQuantile } from "./student-t-quantile.js";

/** What `calibrationErrorInterval` works on; confidences are probabilities of being right. */
export interface CalibrationErrorIntervalOptions extends CalibrationErrorOptions {
  /** Label of the cluster of each item; each is its own cluster if left out. */
  readonly clusters?: readonly (string | number)[] | undefined;
  /**
   * Coverage that the interval aims at, above 0 and below 1.
   *
   * @default 0.95
   */
  readonly level?: number | undefined;
}

/** An expected calibration error freed of most of its bias, with its interval. */
export interface CalibrationErrorInterval extends Interval {
  /** The plain error, which chance makes too large. */
  readonly value: number;
  /** The error less its estimated bias, at least 0. */
  readonly debiased: number;
  /** Whether the plain error is larger than chance makes that of a calibrated judge. */
  readonly beyondChance: boolean;
}

/**
 * Expected calibration error less the part that chance adds, with an interval about that.
 *
 * Use it wherever an ECE is reported: the plain one is biased upward, for the distance of confidence and accuracy in a bin is
 * above 0 also where both are alike in truth. The correction removes about half of the bias of a perfectly calibrated judge and
 * nearly all of that of a poorly calibrated one. Where gaps are about as large as their errors it can take off too much.
 *
 * Formula in words: the gap of a bin (mean confidence less mean credit) is taken as normal about what was found, with its
 * cluster-robust standard error; the bias is how much the mean absolute gap of such draws exceeds the found one, in closed form. The
 * interval is the debiased error -/+ a t quantile times the cluster-robust standard error of the mean of the items' gaps, each times
 * the slope of the debiased error in its bin's gap; where the plain error is no larger than its upper quantile for a judge whose
 * gaps are all 0 (mean and variance of absolute normal values, themselves taken as normal), it begins at 0.
 *
 * Source: debiased: Kumar, Liang and Ma (2019), Verified Uncertainty Calibration, NeurIPS, arXiv 1909.10155 (there binomial errors,
 * by simulation; here cluster-robust ones); folded normal: Leone, Nelson and Nottingham (1961), Technometrics 3(4), pp. 543-550; what
 * chance gives a calibrated judge: Broecker and Smith (2007), Weather and Forecasting 22(3), pp. 651-661; errors: `clusteredStandardError`.
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - No item, or one cluster: undefined. A bin with items of one cluster alone: undefined, for nothing tells its error.
 * - The bias exceeds the error: debiased to 0.
 * - The interval is of the error with these bins, and may be too narrow where some bins are calibrated and others not.
 *
 * @param options confidences, credits, clusters, number of bins and level
 * @returns plain and debiased error with the interval, within 0 and 1, or the reason why there are none
 * @throws RangeError if lengths differ, a number is not from 0 to 1, or the level or number of bins is out of range
 */
export function calibrationErrorInterval(
  options: CalibrationErrorIntervalOptions,
): CalibrationErrorInterval | { readonly undefined: string } {
  const { confidences, credits, level = 0.95, bins = 10 } = options;
  const { clusters = [...credits.keys()] } = options;
  checkLevel(level);
  if (clusters.length !== credits.length) {
    throw new RangeError(
      `Cannot compute a calibration error: got ${credits.length} items and ${clusters.length} labels`,
    );
  }
  const plain = calibrationError(options);
  if ("undefined" in plain) return plain;
  const signed = new Array<number>(credits.length).fill(0);
  const chance = { bias: 0, mean: 0, variance: 0 };
  for (const places of equalMassBins(confidences, bins)) {
    const scores = places.map((item) => elementAt(confidences, item) - elementAt(credits, item));
    const gap = clusteredStandardError({ scores, clusters: places.map((item) => elementAt(clusters, item)) });
    if ("undefined" in gap) return { undefined: "a bin has items of one cluster alone" };
    const weight = places.length / credits.length;
    chance.bias += weight * (foldedMean(gap.value, gap.se) - Math.abs(gap.value));
    chance.mean += weight * foldedMean(0, gap.se);
    chance.variance += (weight * gap.se) ** 2 * (1 - 2 / Math.PI);
    const slope = slopeOf(gap.value, gap.se);
    for (const [place, item] of places.entries()) signed[item] = elementAt(scores, place) * slope;
  }
  const whole = clusteredStandardError({ scores: signed, clusters });
  if ("undefined" in whole) return whole;
  const debiased = Math.max(0, plain.value - chance.bias);
  const half = -studentTQuantile((1 - level) / 2, whole.df) * whole.se;
  const byChance = chance.mean - normalQuantile((1 - level) / 2) * Math.sqrt(chance.variance);
  const beyondChance = plain.value > byChance;
  return {
    value: plain.value,
    debiased,
    beyondChance,
    low: beyondChance ? Math.max(0, debiased - half) : 0,
    high: Math.min(1, debiased + half),
  };
}

/** How the absolute gap less its bias moves with the gap, the standard error held. */
function slopeOf(gap: number, se: number): number {
  if (se === 0) return Math.sign(gap);
  return Math.sign(gap) * (1 + 2 * normalCdf(-Math.abs(gap) / se));
}

/** Mean absolute value of a normal variable. */
function foldedMean(mean: number, sd: number): number {
  if (sd === 0) return Math.abs(mean);
  const z = Math.abs(mean) / sd;
  return sd * Math.sqrt(2 / Math.PI) * Math.exp((-z * z) / 2) + Math.abs(mean) * (1 - 2 * normalCdf(-z));
}
