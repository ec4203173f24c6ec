import { checkFinite } from "./check-finite.js";

/**
 * Competition ranks, the largest value first: 1, 2, 2, 4.
 *
 * Use them to print a ranking. Do not use them for rank statistics (`midRanks`), and print them with `rankIntervals`.
 *
 * Formula in words: 1 plus the number of larger values.
 *
 * Source: R `rank(-x, ties.method = "min")`, `scipy.stats.rankdata(-x, method = "min")`.
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - No value: no rank.
 * - Ties share the smallest of their ranks, and the ranks after them are left out. Only exactly equal values are tied.
 *
 * @param values the values
 * @returns ranks from 1 to n in the order of the values
 * @throws TypeError if a value is NaN or infinite
 */
export function rankDescending(values: readonly number[]): number[] {
  checkFinite(values, "rank values");
  const order = Array.from(values, (value, index) => ({ value, index })).sort((a, b) => b.value - a.value);
  const ranks = new Array<number>(values.length).fill(0);
  let rank = 0;
  for (const [larger, { value, index }] of order.entries()) {
    if (value !== order[larger - 1]?.value) rank = larger + 1;
    ranks[index] = rank;
  }
  return ranks;
}
