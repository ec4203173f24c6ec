import { crossTable } from "./cross-table.js";
import type { Defined } from "./defined.js";
import { kappaOfTable } from "./kappa-of-table.js";

/** How `cohenKappa` weighs disagreements. */
export interface CohenKappaOptions<T> {
  /**
   * What a disagreement costs: 1 ("none"), the distance of the two categories in the list ("linear"), or its square
   * ("quadratic").
   *
   * @default "none"
   */
  readonly weights?: "none" | "linear" | "quadratic" | undefined;
  /** All categories, in their order; needed for weights, otherwise those that were used. */
  readonly categories?: readonly T[] | undefined;
  /** How often each item counts, whole numbers of at least 0: equal items may be given once. Once if left out. */
  readonly counts?: ArrayLike<number> | undefined;
}

/**
 * Cohen's kappa, plain or weighted: agreement of two raters beyond what their own use of the categories would give by
 * chance.
 *
 * Use it for two raters who put the same items into categories. Do not use it with missing ratings or more than two
 * raters (`krippendorffAlpha`); read it beside the raw agreement and `gwetAc1` when one category dominates, where it
 * is low although agreement is high.
 *
 * Formula in words: 1 less the ratio of the observed weighted disagreement to the one expected if both raters kept
 * their totals and rated independently. Without weights that is (observed agreement - chance agreement) / (1 - chance
 * agreement).
 *
 * Source: Cohen (1960), Educational and Psychological Measurement 20(1), pp. 37-46, doi:10.1177/001316446002000104;
 * weighted: Cohen (1968), Psychological Bulletin 70(4), pp. 213-220, doi:10.1037/h0026256. Equals
 * `sklearn.metrics.cohen_kappa_score` and `statsmodels.stats.inter_rater.cohens_kappa`.
 *
 * Complexity: O(items + categories^2).
 *
 * Edge cases:
 * - No item: undefined.
 * - Both raters put everything into the same one category: chance agreement is 1, undefined (not 1, not 0).
 * - Each rater uses one category, but not the same one: 0.
 * - A listed category that nobody used changes nothing without weights; with weights it keeps its place in the
 *   distances.
 * - Weights count places in the list of categories, never the size of numeric categories.
 *
 * @param first ratings of the first rater
 * @param second ratings of the second rater, item by item
 * @param options weights, categories, and how often items count
 * @returns a number from -1 to 1 (1: perfect, 0: as by chance), or the reason why there is none
 * @throws RangeError if the lengths differ, a category is listed twice, a rating is not listed, or a count is no whole number
 * @throws TypeError if a rating is NaN, or weights are asked for without categories
 */
export function cohenKappa<T extends string | number>(
  first: readonly T[],
  second: readonly T[],
  options: CohenKappaOptions<T> = {},
): Defined {
  const { weights = "none", categories, counts } = options;
  if (weights !== "none" && categories === undefined) {
    throw new TypeError(`Cannot compute Cohen's kappa: got ${weights} weights without ordered categories`);
  }
  const table = crossTable(first, second, { statistic: "Cohen's kappa", categories, counts });
  return kappaOfTable(table.counts, table.categories.length, { weights });
}
