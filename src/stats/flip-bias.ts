import { elementAt } from "./element-at.js";

/**
 * By how much more often answers differ between two positions than within one, from how often each answer was given.
 *
 * Use it for one pair; `flipSplit` averages it. The unit of the counts is an answer, in the same order for both positions.
 *
 * Formula in words: the share of differing couples with one answer from each position, less the share of differing couples within a
 * position, averaged over both. In whole numbers up to the last division, so that what is 0 is 0.
 *
 * Source: that of `flipSplit`.
 *
 * Complexity: O(k) for k kinds of answers.
 *
 * Edge cases:
 * - Fewer than two answers under a position: NaN, there is no couple.
 *
 * @param original counts of the answers under one position
 * @param swapped counts of the same answers under the other
 * @returns the difference, -1..1
 */
export function flipBias(original: readonly number[], swapped: readonly number[]): number {
  const [mine, theirs] = [sum(original), sum(swapped)];
  const [own, other] = [mine * (mine - 1), theirs * (theirs - 1)];
  const alike = sum(original.map((count, kind) => count * elementAt(swapped, kind)));
  const within = sum(original.map(couples)) * other + sum(swapped.map(couples)) * own;
  return (within - 2 * alike * (mine - 1) * (theirs - 1)) / (2 * own * other);
}

/** Ordered couples of so many equal answers. */
function couples(count: number): number {
  return count * (count - 1);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
