import { checkFinite } from "./check-finite.js";
import { elementAt } from "./element-at.js";

/**
 * Ranks from the smallest value up, where equal values share the mean of their ranks.
 *
 * Use it for rank statistics. Do not use it to print a ranking (`rankDescending`).
 *
 * Formula in words: 1 plus the number of smaller values plus half the number of other equal values.
 *
 * Source: R `rank(x, ties.method = "average")`, `scipy.stats.rankdata`.
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - No value: no rank.
 * - All values equal: all ranks (n + 1) / 2.
 * - 0 and -0 are equal.
 *
 * @param values the values
 * @returns ranks from 1 to n in the order of the values, multiples of 1/2 that add up to n (n + 1) / 2
 * @throws TypeError if a value is NaN or infinite
 */
export function midRanks(values: readonly number[]): number[] {
  checkFinite(values, "rank values");
  const order = Array.from(values, (value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const ranks = new Array<number>(values.length).fill(0);
  for (let start = 0; start < order.length;) {
    const { value } = elementAt(order, start);
    let end = start + 1;
    while (order[end]?.value === value) end++;
    for (const { index } of order.slice(start, end)) ranks[index] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}
