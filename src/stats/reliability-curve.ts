import { calibrationError, type CalibrationBin } from "./calibration-error.js";
import { elementAt } from "./element-at.js";
import { equalMassBins } from "./equal-mass-bins.js";
import type { Interval } from "./interval.js";
import { kornGraubardInterval } from "./korn-graubard-interval.js";
import { wilsonInterval } from "./wilson-interval.js";

/** What `reliabilityCurve` works on. */
export interface ReliabilityCurveOptions {
  /** Probabilities of being right, from 0 to 1. */
  readonly confidences: readonly number[];
  /** Whether the judge was right. */
  readonly right: readonly boolean[];
  /** Label of the cluster of each item; each is its own cluster if left out. */
  readonly clusters?: readonly (string | number)[] | undefined;
  /**
   * Number of bins.
   *
   * @default 10
   */
  readonly bins?: number | undefined;
  /**
   * Coverage that each interval aims at, above 0 and below 1.
   *
   * @default 0.95
   */
  readonly level?: number | undefined;
}

/** A bin with the interval of its accuracy. */
export interface ReliabilityBin extends CalibrationBin {
  readonly interval: Interval | { readonly undefined: string };
}

/**
 * Reliability curve: how often a judge is right, among verdicts of about equal confidence.
 *
 * Use it as a diagram: a calibrated judge's points lie on the diagonal, as far as their intervals allow. The bins are those
 * of `calibrationError` and `brierDecomposition`.
 *
 * Formula in words: items in bins of equal mass; of each the mean confidence and the share of right ones, with Wilson's
 * interval, or Korn and Graubard's where items come in clusters.
 *
 * Source: Murphy and Winkler (1977), Applied Statistics 26(1), pp. 41-47, doi:10.2307/2346866; bins: Nguyen and O'Connor
 * (2015), EMNLP, pp. 1587-1598.
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - No item: undefined. A bin of one cluster has no interval.
 * - Each interval holds by itself, not all at once; that the bins come from the confidences does no harm.
 *
 * @param options confidences, outcomes, clusters, number of bins and level
 * @returns the bins from the least confident up, or the reason why there are none
 * @throws RangeError if lengths differ, a confidence is not from 0 to 1, or bins or level are out of range
 */
export function reliabilityCurve(
  options: ReliabilityCurveOptions,
): readonly ReliabilityBin[] | { readonly undefined: string } {
  const { confidences, right, clusters, bins = 10, level = 0.95 } = options;
  if (clusters !== undefined && clusters.length !== right.length) {
    throw new RangeError(`Cannot draw a curve: got ${right.length} items and ${clusters.length} labels`);
  }
  const error = calibrationError({ confidences, credits: right.map(Number), bins });
  if ("undefined" in error) return error;
  return equalMassBins(confidences, bins).map((places, bin) => {
    const inside = places.map((place) => elementAt(right, place));
    const interval =
      clusters === undefined
        ? wilsonInterval(inside.filter(Boolean).length, inside.length, { level })
        : kornGraubardInterval({
            successes: inside,
            clusters: places.map((place) => elementAt(clusters, place)),
            level,
          });
    return { ...elementAt(error.bins, bin), interval };
  });
}
