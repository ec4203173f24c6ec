import { crossTable } from "./cross-table.js";
import type { Defined } from "./defined.js";

/** What `scottPi` may be told. */
export interface ScottPiOptions<T> {
  /** All categories that the raters could use; those that were used if left out. */
  readonly categories?: readonly T[] | undefined;
  /** How often each item counts, whole numbers of at least 0: equal items may be given once. Once if left out. */
  readonly counts?: ArrayLike<number> | undefined;
}

/**
 * Scott's pi: agreement of two raters beyond what drawing both ratings from their common totals would give.
 *
 * Use it where both raters are seen as one process with one distribution of categories. Do not use it to let raters
 * differ in their totals (`cohenKappa`), with missing ratings or with more than two raters (`krippendorffAlpha`).
 *
 * Formula in words: (observed agreement - chance) / (1 - chance), where chance is the sum over categories of the square
 * of the mean share that the two raters gave it.
 *
 * Source: Scott (1955), Public Opinion Quarterly 19(3), pp. 321-325, doi:10.1086/266577. Fleiss' kappa of two raters is
 * the same (`statsmodels.stats.inter_rater.fleiss_kappa`).
 *
 * Complexity: O(items + categories^2).
 *
 * Edge cases:
 * - No item: undefined.
 * - Both raters put everything into the same one category: chance is 1, undefined.
 * - A listed category that nobody used changes nothing.
 *
 * @param first ratings of the first rater
 * @param second ratings of the second rater, item by item
 * @param options the categories, and how often items count
 * @returns a number from -1 to 1 (1: perfect, 0: as by chance), or the reason why there is none
 * @throws RangeError if the lengths differ, a category is listed twice, a rating is not listed, or a count is no whole number
 * @throws TypeError if a rating is NaN
 */
export function scottPi<T extends string | number>(
  first: readonly T[],
  second: readonly T[],
  options: ScottPiOptions<T> = {},
): Defined {
  const table = crossTable(first, second, {
    statistic: "Scott's pi",
    categories: options.categories,
    counts: options.counts,
  });
  if (table.items === 0) return { undefined: "no items" };
  let agreeing = 0;
  let squares = 0;
  for (const [place, firstTotal] of table.firstTotals.entries()) {
    agreeing += table.counts[place * (table.categories.length + 1)] ?? 0;
    squares += (firstTotal + (table.secondTotals[place] ?? 0)) ** 2;
  }
  // Whole numbers: the comparison needs no tolerance.
  const ratings = 4 * table.items ** 2;
  if (squares === ratings) return { undefined: "chance agreement is 1" };
  return { value: 1 - ((1 - agreeing / table.items) * ratings) / (ratings - squares) };
}
