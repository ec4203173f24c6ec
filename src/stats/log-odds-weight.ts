/**
 * The weight of a voter in the best weighted majority of independent voters.
 *
 * Use it for a panel whose members differ in accuracy, with counts from other data than the ones that the panel is graded on.
 * Do not take the weighted sum for a probability: real judges err on the same questions.
 *
 * Formula in words: the logarithm of the voter's odds of being right, log(q / (1 - q)), with
 * q = (right + smoothing) / (trials + 2 smoothing).
 *
 * Source: Nitzan and Paroush (1982), International Economic Review 23(2), pp. 289-297, doi:10.2307/2526438; the pseudo-counts
 * are a symmetric Beta prior on q, 1 being Laplace's rule of succession.
 *
 * Complexity: O(1).
 *
 * Edge cases:
 * - No trial: 0, as for a coin.
 * - Right less than half of the time: below 0, the voter's word counts for the opposite.
 * - Always right: finite, as long as there is smoothing.
 *
 * @example
 * ```ts
 * logOddsWeight(8, 10); // log(9 / 3) = 1.0986
 * ```
 *
 * @param right how often the voter was right, 0..trials; halves for ties are welcome
 * @param trials of how many, 0 or more
 * @param smoothing pseudo-count of right and of wrong ones each, above 0
 * @returns a finite number
 * @throws RangeError if an argument is out of range
 */
export function logOddsWeight(right: number, trials: number, smoothing = 1): number {
  const sound = right >= 0 && right <= trials && trials < Infinity && smoothing > 0 && smoothing < Infinity;
  if (!sound) {
    throw new RangeError(
      `Cannot weigh a voter: got ${right} of ${trials} trials right and smoothing ${smoothing}`,
    );
  }
  return Math.log((right + smoothing) / (trials - right + smoothing));
}
