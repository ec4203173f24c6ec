import { crossTable } from "./cross-table.js";
import type { Defined } from "./defined.js";

/** What `confusionMatrix` may be told. */
export interface ConfusionMatrixOptions<T> {
  /** All categories, in the order of rows and columns; those that were used if left out. */
  readonly categories?: readonly T[] | undefined;
  /** How often each item counts, whole numbers of at least 0: equal items may be given once. Once if left out. */
  readonly counts?: ArrayLike<number> | undefined;
}

/** How a judge did on one category. */
export interface ConfusionClass<T> {
  readonly category: T;
  /** Items of this category by the gold. */
  readonly gold: number;
  /** Items that the judge put into it. */
  readonly judged: number;
  /** Items of which both hold. */
  readonly correct: number;
  /** Share of the judged ones that are correct. */
  readonly precision: Defined;
  /** Share of the gold ones that are correct. */
  readonly recall: Defined;
  /** Harmonic mean of the two: 2 * correct / (gold + judged). */
  readonly f1: Defined;
}

/** Gold and judge, category by category. */
export interface ConfusionMatrix<T> {
  /** Number of items. */
  readonly items: number;
  /** Items by the gold category (row) and the judge's (column). */
  readonly counts: readonly (readonly number[])[];
  /** One entry for each row. */
  readonly classes: readonly ConfusionClass<T>[];
}

/**
 * Confusion matrix of a judge against the gold, with precision, recall and F1 of each category.
 *
 * Use it beside every summary of agreement: it shows which categories are taken for which.
 *
 * Source: `sklearn.metrics.confusion_matrix` and `sklearn.metrics.precision_recall_fscore_support`.
 *
 * Complexity: O(items + categories^2).
 *
 * Edge cases:
 * - No item: counts of 0, and nothing is defined.
 * - A category that the judge never chose has no precision; one that the gold never has has no recall. F1 needs one of
 *   the two, and is 0 if nothing is correct.
 *
 * @param gold the gold categories
 * @param judge the judge's categories, item by item
 * @param options the categories, and how often items count
 * @returns counts, and shares from 0 to 1 or the reason why there is none
 * @throws RangeError if the lengths differ, a category is listed twice, a rating is not listed, or a count is no whole number
 * @throws TypeError if a rating is NaN
 */
export function confusionMatrix<T extends string | number>(
  gold: readonly T[],
  judge: readonly T[],
  options: ConfusionMatrixOptions<T> = {},
): ConfusionMatrix<T> {
  const table = crossTable(gold, judge, {
    statistic: "a confusion matrix",
    categories: options.categories,
    counts: options.counts,
  });
  const width = table.categories.length;
  const counts = table.categories.map((_, row) => [...table.counts.subarray(row * width, (row + 1) * width)]);
  const classes = table.categories.map((category, place) => {
    const goldTotal = table.firstTotals[place] ?? 0;
    const judged = table.secondTotals[place] ?? 0;
    const correct = table.counts[place * (width + 1)] ?? 0;
    return {
      category,
      gold: goldTotal,
      judged,
      correct,
      precision: share(correct, judged, "the judge never chose it"),
      recall: share(correct, goldTotal, "the gold never has it"),
      f1: share(2 * correct, goldTotal + judged, "neither judge nor gold has it"),
    };
  });
  return { items: table.items, counts, classes };
}

function share(part: number, whole: number, reason: string): Defined {
  return whole === 0 ? { undefined: reason } : { value: part / whole };
}
