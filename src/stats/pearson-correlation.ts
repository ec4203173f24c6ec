import { mean } from "simple-statistics";
import { checkPairs } from "./check-pairs.js";
import type { Defined } from "./defined.js";
import { elementAt } from "./element-at.js";

/**
 * Pearson's product-moment correlation: how well a straight line describes the relation of two variables.
 *
 * Use it for scores on interval scales. Do not use it for ranks with many ties (`kendallTauB`), for relations that are
 * monotone but not straight (`spearmanCorrelation`), or as agreement: a judge who always says 2 points too much
 * correlates perfectly.
 *
 * Formula in words: each variable's distances from its mean are scaled to length 1; the correlation is the sum of
 * their products.
 *
 * Source: Pearson (1896), Philosophical Transactions A 187, pp. 253-318, doi:10.1098/rsta.1896.0007; R `cor(x, y)`,
 * `scipy.stats.pearsonr`.
 *
 * Complexity: O(n).
 *
 * Edge cases:
 * - Fewer than two pairs: undefined.
 * - A constant variable: undefined, with the variable named.
 * - Two different pairs: 1 or -1, which says nothing.
 * - Values that differ only in their last digits lose precision to rounding, as everywhere; the result stays within
 *   -1 and 1. A spread that is lost entirely to rounding is undefined.
 *
 * @param first values of the first variable
 * @param second values of the second variable, pair by pair
 * @returns a number from -1 to 1, or the reason why there is none
 * @throws RangeError if the lengths differ
 * @throws TypeError if a value is NaN or infinite
 */
export function pearsonCorrelation(first: readonly number[], second: readonly number[]): Defined {
  const none = checkPairs(first, second, "Pearson's correlation");
  if (none !== undefined) return none;
  const firstDirection = direction(first);
  const secondDirection = direction(second);
  let correlation = 0;
  for (const [index, distance] of firstDirection.entries()) {
    correlation += distance * elementAt(secondDirection, index);
  }
  if (!Number.isFinite(correlation)) return { undefined: "the spread is lost to rounding" };
  return { value: Math.max(-1, Math.min(1, correlation)) };
}

/** Distances from the mean, scaled to length 1; first by the largest, so that squares neither overflow nor vanish. */
function direction(values: readonly number[]): number[] {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scaled = values.map((value) => value / largest);
  const middle = mean(scaled);
  const distances = scaled.map((value) => value - middle);
  const furthest = distances.reduce((most, distance) => Math.max(most, Math.abs(distance)), 0);
  const relative = distances.map((distance) => distance / furthest);
  const length = Math.sqrt(relative.reduce((sum, distance) => sum + distance * distance, 0));
  return relative.map((distance) => distance / length);
}
