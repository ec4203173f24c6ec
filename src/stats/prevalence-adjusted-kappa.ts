import { crossTable } from "./cross-table.js";
import type { Defined } from "./defined.js";

/** What `prevalenceAdjustedKappa` works on. */
export interface PrevalenceAdjustedKappaOptions<T> {
  /** All categories that the raters could use: chance depends on their number. */
  readonly categories: readonly T[];
  /** How often each item counts, whole numbers of at least 0: equal items may be given once. Once if left out. */
  readonly counts?: ArrayLike<number> | undefined;
}

/**
 * Prevalence- and bias-adjusted kappa (PABAK), also Bennett's S: agreement of two raters beyond what throwing a die with
 * one side per category would give.
 *
 * Use it beside Cohen's kappa, to see how much of a low kappa is due to a dominating category. It is the raw agreement
 * on another scale, hence never an argument of its own.
 *
 * Formula in words: (observed agreement - 1 / q) / (1 - 1 / q) for q categories; for two, 2 * agreement - 1.
 *
 * Source: Byrt, Bishop and Carlin (1993), Journal of Clinical Epidemiology 46(5), pp. 423-429,
 * doi:10.1016/0895-4356(93)90018-V; Bennett, Alpert and Goldstein (1954), Public Opinion Quarterly 18(3), pp. 303-308,
 * doi:10.1086/266520.
 *
 * Complexity: O(items + categories^2).
 *
 * Edge cases:
 * - No item: undefined. Fewer than two categories: undefined.
 *
 * @param first ratings of the first rater
 * @param second ratings of the second rater, item by item
 * @param options the categories, and how often items count
 * @returns a number from -1 / (q - 1) to 1 (1: perfect), or the reason why there is none
 * @throws RangeError if the lengths differ, a category is listed twice, a rating is not listed, or a count is no whole number
 * @throws TypeError if a rating is NaN
 */
export function prevalenceAdjustedKappa<T extends string | number>(
  first: readonly T[],
  second: readonly T[],
  options: PrevalenceAdjustedKappaOptions<T>,
): Defined {
  const { categories, counts } = options;
  const table = crossTable(first, second, { statistic: "prevalence-adjusted kappa", categories, counts });
  const width = categories.length;
  if (table.items === 0) return { undefined: "no items" };
  if (width < 2) return { undefined: "fewer than two categories" };
  const agreeing = categories.reduce((sum, _, place) => sum + (table.counts[place * (width + 1)] ?? 0), 0);
  return { value: (width * (agreeing / table.items) - 1) / (width - 1) };
}
