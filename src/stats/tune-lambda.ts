import { checkFinite } from "./check-finite.js";
import type { Defined } from "./defined.js";
import { elementAt } from "./element-at.js";

/** One variable that humans gave for some items and a judge for all. */
export interface LabelledColumn {
  /** Human values of the labelled items. */
  readonly human: readonly number[];
  /** The judge's values of the same items. */
  readonly judge: readonly number[];
  /** The judge's values of the items without a label. */
  readonly unlabelled: readonly number[];
}

/**
 * How far a prediction-powered estimate should lean on the judge: the weight that makes its variance least.
 *
 * Use it for `predictionPoweredMean`, which calls it by itself; or for several variables that must share one weight, such as
 * the indicators of categories, whose shares then add up to 1.
 *
 * Formula in words: the covariance of human and judge over the labelled items (divided by n), over (1 + n / N) times the
 * variance of the judge over all items (divided by n + N - 1); of several variables the sums of both; cut to 0 and 1.
 *
 * Source: Angelopoulos, Duchi and Zrnic (2023), PPI++, arXiv 2311.01453, power tuning of a mean; `ppi_py`,
 * whose divisors these are.
 *
 * Complexity: O(variables * (n + N)).
 *
 * Edge cases:
 * - A judge that goes against the humans: 0, which leaves the labels alone.
 * - A judge that gives every item the same value, or no item of either kind: undefined.
 *
 * @param columns the variables
 * @returns a number from 0 (labels alone) to 1, or the reason why there is none
 * @throws RangeError if the labelled items of a variable have not one value of both
 * @throws TypeError if a value is NaN or infinite
 */
export function tuneLambda(columns: readonly LabelledColumn[]): Defined {
  let covariance = 0;
  let variance = 0;
  for (const { human, judge, unlabelled } of columns) {
    if (human.length !== judge.length) {
      throw new RangeError(`Cannot tune lambda: got ${human.length} human and ${judge.length} judged values`);
    }
    for (const values of [human, judge, unlabelled]) checkFinite(values, "tune lambda");
    const [n, others] = [human.length, unlabelled.length];
    if (n === 0) return { undefined: "no labelled items" };
    if (others === 0) return { undefined: "no unlabelled items" };
    const all = [...judge, ...unlabelled];
    if (all.every((value) => value === all[0])) continue;
    const judged = distances(judge);
    const products = distances(human).reduce((sum, one, item) => sum + one * elementAt(judged, item), 0);
    covariance += products / n;
    const squares = distances(all).reduce((sum, one) => sum + one * one, 0);
    variance += (1 + n / others) * (squares / (all.length - 1));
  }
  if (variance === 0) return { undefined: "the judge gives every item the same value" };
  return { value: Math.max(0, Math.min(1, covariance / variance)) };
}

function distances(values: readonly number[]): number[] {
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - middle);
}
