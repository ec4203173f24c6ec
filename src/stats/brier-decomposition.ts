import { checkConfidences } from "./check-confidences.js";
import { checkProbabilities } from "./check-probabilities.js";
import { elementAt } from "./element-at.js";
import { equalMassBins } from "./equal-mass-bins.js";

/** What `brierDecomposition` works on. */
export interface BrierDecompositionOptions {
  /** Probabilities of being right, from 0 to 1. */
  readonly confidences: readonly number[];
  /** Whether the judge was right. */
  readonly right: readonly boolean[];
  /**
   * Number of bins.
   *
   * @default 10
   */
  readonly bins?: number | undefined;
}

/** The parts of a Brier score: reliability - resolution + uncertainty + within-bin variance - within-bin covariance. */
export interface BrierDecomposition {
  /** Mean squared distance of confidence and outcome: 0 is best, 1 worst. */
  readonly value: number;
  /** Miscalibration: mean squared distance of mean confidence and accuracy of the bins. */
  readonly reliability: number;
  /** How far the bins' accuracies lie apart: what confidence tells. */
  readonly resolution: number;
  /** Accuracy times 1 - accuracy: the score of one who always says the accuracy. */
  readonly uncertainty: number;
  /** Mean squared distance of confidence and its bin's mean. */
  readonly withinVariance: number;
  /** Twice the mean product of the distances of confidence and outcome from their bin's means. */
  readonly withinCovariance: number;
}

/**
 * Brier score of confidences against being right, in parts that say why it is what it is.
 *
 * Use it beside `calibrationError`: two judges with one score can differ, one in miscalibration, which a rescaling of the
 * confidences mends, the other in resolution, which nothing mends. The parts depend on the bins, the score does not.
 *
 * Formula in words: with items in bins of equal mass, the score is exactly reliability - resolution + uncertainty, plus the
 * variance of confidence within bins, minus twice the covariance of confidence and outcome within bins. The last two are 0
 * where all confidences of a bin are equal.
 *
 * Source: Murphy (1973), Journal of Applied Meteorology 12(4), pp. 595-600; the terms within bins: Stephenson, Coelho and
 * Jolliffe (2008), Weather and Forecasting 23(4), pp. 752-757, doi:10.1175/2007WAF2006116.1.
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - No item: undefined.
 * - All right or all wrong: uncertainty and resolution are 0.
 *
 * @param options confidences, outcomes and number of bins
 * @returns the score from 0 to 1 and its parts, or the reason why there are none
 * @throws RangeError if lengths differ, a confidence is not from 0 to 1, or the number of bins is not a positive whole number
 */
export function brierDecomposition(
  options: BrierDecompositionOptions,
): BrierDecomposition | { readonly undefined: string } {
  const { confidences, right, bins = 10 } = options;
  const outcomes = right.map(Number);
  checkConfidences({ confidences, credits: outcomes }, "decompose a Brier score");
  checkProbabilities(confidences, "decompose a Brier score");
  const groups = equalMassBins(confidences, bins);
  const n = outcomes.length;
  if (n === 0) return { undefined: "no items" };
  const accuracy = outcomes.reduce((sum, one) => sum + one, 0) / n;
  const sums = { value: 0, reliability: 0, resolution: 0, withinVariance: 0, withinCovariance: 0 };
  for (const places of groups) {
    const [saids, beens] = [confidences, outcomes].map((all) => places.map((place) => elementAt(all, place)));
    const [said, been] = [meanOf(saids ?? []), meanOf(beens ?? [])];
    sums.reliability += (places.length * (said - been) ** 2) / n;
    sums.resolution += (places.length * (been - accuracy) ** 2) / n;
    for (const place of places) {
      const [confidence, outcome] = [elementAt(confidences, place), elementAt(outcomes, place)];
      sums.value += (confidence - outcome) ** 2 / n;
      sums.withinVariance += (confidence - said) ** 2 / n;
      sums.withinCovariance += (2 * (outcome - been) * (confidence - said)) / n;
    }
  }
  return { ...sums, uncertainty: accuracy * (1 - accuracy) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
