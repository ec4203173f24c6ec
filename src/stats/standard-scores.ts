import { checkFinite } from "./check-finite.js";

/**
 * Standard scores: how many standard deviations each value lies from the mean.
 *
 * Use it to bring the scores of two judges to one scale. Do not use it where the scale itself is judged (`signedBias`).
 *
 * Formula in words: value less mean, divided by the standard deviation with n in the denominator.
 *
 * Source: `scipy.stats.zscore`.
 *
 * Complexity: O(n).
 *
 * Edge cases:
 * - No value: no score. All values equal: all 0.
 *
 * @param values the values
 * @returns one score for each value
 * @throws TypeError if a value is NaN or infinite
 */
export function standardScores(values: readonly number[]): number[] {
  checkFinite(values, "standardise values");
  if (values.every((value) => value === values[0])) return values.map(() => 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return values.map((value) => (value - mean) / Math.sqrt(variance));
}
