import { checkPairs } from "./check-pairs.js";
import type { Defined } from "./defined.js";
import { midRanks } from "./mid-ranks.js";
import { pearsonCorrelation } from "./pearson-correlation.js";

/**
 * Spearman's rank correlation: how well a monotone curve describes the relation of two variables.
 *
 * Use it for ordinal scores, or when outliers would rule Pearson's correlation. With many ties, or to count pairs that
 * are ordered alike, use `kendallTauB`.
 *
 * Formula in words: Pearson's correlation of the mid-ranks.
 *
 * Source: Spearman (1904), American Journal of Psychology 15(1), pp. 72-101, doi:10.2307/1412159; R
 * `cor(x, y, method = "spearman")`, `scipy.stats.spearmanr`.
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - Fewer than two pairs, or a constant variable: undefined.
 * - Ties get the mean of their ranks; the shortcut with squared rank differences, wrong for ties, is not used.
 *
 * @param first values of the first variable
 * @param second values of the second variable, pair by pair
 * @returns a number from -1 to 1, or the reason why there is none
 * @throws RangeError if the lengths differ
 * @throws TypeError if a value is NaN or infinite
 */
export function spearmanCorrelation(first: readonly number[], second: readonly number[]): Defined {
  const none = checkPairs(first, second, "Spearman's correlation");
  return none ?? pearsonCorrelation(midRanks(first), midRanks(second));
}
