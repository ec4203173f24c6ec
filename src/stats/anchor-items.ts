import { elementAt } from "./element-at.js";

/** Item parameters as `itemResponse` gives them. */
export interface AnchorItem {
  readonly discrimination: number;
  readonly intercept: number;
}

/** A subset of items, and what it tells. */
export interface AnchorItems {
  /** Places of the items, the most telling first. */
  readonly items: readonly number[];
  /** By rater: the standard error of the ability that the subset leaves, under a standard normal prior. */
  readonly errors: readonly number[];
}

/**
 * The few items that together tell most of the abilities of raters like these.
 *
 * Use it to choose items for a cheap first run. The information is that of the fitted items: with a few dozen raters it is
 * itself uncertain, and the raters that chose the items are ranked by them too kindly.
 *
 * Formula in words: an item's Fisher information at an ability is discrimination squared times P (1 - P). A rater's precision is 1
 * (the prior's) plus the sum over the items of the subset. Items are added one by one, each time the one that raises the sum over raters
 * of log precision most; as that sum has diminishing returns, the subset reaches at least 1 - 1/e of the best one's gain.
 *
 * Source: Birnbaum (1968) for the information; the greedy bound of Nemhauser, Wolsey and Fisher (1978), Mathematical Programming 14,
 * pp. 265-294, doi:10.1007/BF01588971; anchor items for judging models cheaply: Polo et al. (2024), arXiv:2402.14992.
 *
 * Complexity: O(count * items * raters).
 *
 * Edge cases:
 * - Items with a discrimination of 0 or less are never taken: their gold is doubtful, or they tell nothing.
 * - Fewer items than wanted: all that can be taken.
 * - Equal gains: the first item.
 * - No rater: no item tells anything, none is taken.
 *
 * @param items discriminations and intercepts
 * @param abilities of the raters
 * @param count how many items to take, a whole number of at least 1
 * @returns places of items, and the errors that they leave
 * @throws RangeError if count is no whole number of at least 1
 */
export function anchorItems(
  items: readonly AnchorItem[],
  abilities: readonly number[],
  count: number,
): AnchorItems {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`Cannot choose anchor items: got a count of ${count}`);
  }
  const raters = abilities.length;
  const information = new Float64Array(items.length * raters);
  for (const [item, { discrimination, intercept }] of items.entries()) {
    for (const [rater, ability] of abilities.entries()) {
      const right = 1 / (1 + Math.exp(-(discrimination * ability + intercept)));
      information[item * raters + rater] = discrimination * discrimination * right * (1 - right);
    }
  }
  const left = new Set([...items.keys()].filter((item) => elementAt(items, item).discrimination > 0));
  const precision = new Float64Array(raters).fill(1);
  const chosen: number[] = [];
  while (chosen.length < count && left.size > 0 && raters > 0) {
    const best = mostTelling(left, information, precision);
    left.delete(best);
    chosen.push(best);
    for (let rater = 0; rater < raters; rater += 1) {
      precision[rater] = (precision[rater] ?? 0) + (information[best * raters + rater] ?? 0);
    }
  }
  return { items: chosen, errors: Array.from(precision, (value) => 1 / Math.sqrt(value)) };
}

function mostTelling(left: ReadonlySet<number>, information: Float64Array, precision: Float64Array): number {
  let [best, most] = [-1, -Infinity];
  for (const item of left) {
    let gain = 0;
    for (let rater = 0; rater < precision.length; rater += 1) {
      gain += Math.log1p((information[item * precision.length + rater] ?? 0) / (precision[rater] ?? 1));
    }
    if (gain > most + 1e-12) [best, most] = [item, gain];
  }
  return best;
}
