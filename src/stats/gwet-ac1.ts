import { crossTable } from "./cross-table.js";
import type { Defined } from "./defined.js";

/** What `gwetAc1` may be told. */
export interface GwetAc1Options<T> {
  /** All categories that the raters could use; those that were used if left out. */
  readonly categories?: readonly T[] | undefined;
  /** How often each item counts, whole numbers of at least 0: equal items may be given once. Once if left out. */
  readonly counts?: ArrayLike<number> | undefined;
}

/**
 * Gwet's AC1, the first-order agreement coefficient: agreement of two raters beyond chance, where chance is guessing
 * on the items that are hard to rate.
 *
 * Use it beside Cohen's kappa when one category dominates (the prevalence paradox). Do not use it for ordered
 * categories with weights, and never as the only coefficient: it is the more lenient one.
 *
 * Formula in words: (observed agreement - chance) / (1 - chance), where chance is the sum over categories of
 * share * (1 - share), divided by the number of categories less 1; a category's share is the mean of the shares that
 * the two raters gave it.
 *
 * Source: Gwet (2008), British Journal of Mathematical and Statistical Psychology 61(1), pp. 29-48,
 * doi:10.1348/000711006X126600.
 *
 * Complexity: O(items + categories^2).
 *
 * Edge cases:
 * - No item: undefined.
 * - Fewer than two categories, listed or used: undefined. List the categories to avoid that a shared favourite makes
 *   the coefficient disappear; then it is 1.
 * - The value depends on the number of listed categories, also of those that nobody used.
 *
 * @param first ratings of the first rater
 * @param second ratings of the second rater, item by item
 * @param options the categories, and how often items count
 * @returns a number from -1 to 1 (1: perfect), or the reason why there is none
 * @throws RangeError if the lengths differ, a category is listed twice, a rating is not listed, or a count is no whole number
 * @throws TypeError if a rating is NaN
 */
export function gwetAc1<T extends string | number>(
  first: readonly T[],
  second: readonly T[],
  options: GwetAc1Options<T> = {},
): Defined {
  const table = crossTable(first, second, {
    statistic: "Gwet's AC1",
    categories: options.categories,
    counts: options.counts,
  });
  const width = table.categories.length;
  if (table.items === 0) return { undefined: "no items" };
  if (width < 2) return { undefined: "fewer than two categories" };
  let agreeing = 0;
  let chance = 0;
  for (const [place, firstTotal] of table.firstTotals.entries()) {
    const share = (firstTotal + (table.secondTotals[place] ?? 0)) / (2 * table.items);
    agreeing += table.counts[place * (width + 1)] ?? 0;
    chance += (share * (1 - share)) / (width - 1);
  }
  return { value: (agreeing / table.items - chance) / (1 - chance) };
}
