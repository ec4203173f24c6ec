import { checkConfidences, type Confidences } from "./check-confidences.js";
import { checkProbabilities } from "./check-probabilities.js";
import { elementAt } from "./element-at.js";
import { equalMassBins } from "./equal-mass-bins.js";

/** What `calibrationError` works on; confidences are probabilities of being right. */
export interface CalibrationErrorOptions extends Confidences {
  /**
   * Number of bins.
   *
   * @default 10
   */
  readonly bins?: number | undefined;
}

/** Items of similar confidence. */
export interface CalibrationBin {
  readonly items: number;
  /** Smallest and largest confidence. */
  readonly low: number;
  readonly high: number;
  /** Mean confidence. */
  readonly confidence: number;
  /** Mean credit. */
  readonly accuracy: number;
}

/** Expected calibration error with the bins behind it. */
export interface CalibrationError {
  /** Mean over items of the distance of confidence and accuracy in their bin. */
  readonly value: number;
  /** Mean confidence less mean credit: positive for an overconfident judge. */
  readonly overconfidence: number;
  /** The bins with items, from the least confident up. */
  readonly bins: readonly CalibrationBin[];
}

/**
 * Expected calibration error (ECE) with bins of equal mass: how far a judge's confidence is from its accuracy.
 *
 * Use it with the bins (a reliability diagram) at hand. It is above 0 by chance also for a perfectly calibrated judge, more
 * so with few items or many bins: compare it between judges on the same items and bins only.
 *
 * Formula in words: items are sorted by confidence and cut into bins of equal numbers; the error is the mean, weighted by
 * items, of |mean confidence - mean credit| of the bins.
 *
 * Source: Naeini, Cooper and Hauskrecht (2015), AAAI, pp. 2901-2907 (equal mass: Nguyen and O'Connor 2015, EMNLP,
 * pp. 1587-1598).
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - No item: undefined.
 * - Equal confidences stay together, in the bin where their middle item falls; hence the order of the items means nothing,
 *   and bins may be unequal or empty.
 *
 * @param options confidences, credits and number of bins
 * @returns the error from 0 to 1 and the bins, or the reason why there is none
 * @throws RangeError if lengths differ, a confidence or credit is not from 0 to 1, or the number of bins is not a positive
 *   whole number
 */
export function calibrationError(
  options: CalibrationErrorOptions,
): CalibrationError | { readonly undefined: string } {
  const { confidences, credits, bins: wanted = 10 } = options;
  checkConfidences(options, "compute a calibration error");
  checkProbabilities(confidences, "compute a calibration error");
  const groups = equalMassBins(confidences, wanted);
  const n = confidences.length;
  if (n === 0) return { undefined: "no items" };
  const bins = groups.map((places) =>
    summarise(
      places.map((place) => ({
        confidence: elementAt(confidences, place),
        credit: elementAt(credits, place),
      })),
    ),
  );
  const value = bins.reduce((sum, bin) => sum + (bin.items / n) * Math.abs(bin.confidence - bin.accuracy), 0);
  const overconfidence = bins.reduce(
    (sum, bin) => sum + (bin.items / n) * (bin.confidence - bin.accuracy),
    0,
  );
  return { value, overconfidence, bins };
}

interface Item {
  readonly confidence: number;
  readonly credit: number;
}

function summarise(items: readonly Item[]): CalibrationBin {
  const confidences = items.map(({ confidence }) => confidence);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / items.length;
  return {
    items: items.length,
    low: elementAt(confidences, 0),
    high: elementAt(confidences, items.length - 1),
    confidence: mean(confidences),
    accuracy: mean(items.map(({ credit }) => credit)),
  };
}
