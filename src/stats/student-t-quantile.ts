import { inverseIncompleteBeta } from "./inverse-incomplete-beta.js";
import { normalQuantile } from "./normal-quantile.js";

/** As in `studentTCdf`. */
const manyDegrees = 1e7;
const expandedUpTo = 1e-4;

/**
 * Quantile of Student's t distribution: the value that is not exceeded with a given probability.
 *
 * Use it for intervals of means of few clusters: 2.262 at 0.975 with 9 degrees of freedom, where the normal quantile is
 * 1.960.
 *
 * Formula in words: the inverse of `studentTCdf`, by the quantile of the beta distribution with the shapes df / 2 and
 * 1/2. From 10^7 degrees on, unless the probability is extreme: z + (z^3 + z) / (4 df), z being the normal quantile.
 *
 * Source: R `qt(probability, df)`; the expansion: Abramowitz and Stegun (1964), 26.7.5.
 *
 * Complexity: about ten evaluations of `studentTCdf`. Relative error below 1e-10.
 *
 * Edge cases:
 * - Probability one half: 0.
 * - Tails as far as 1e-200 with 1 or 3 degrees are not exact.
 * - Near 1 the precision is that of 1 - probability: take the negative quantile of the upper tail instead.
 *
 * @param probability between 0 and 1, exclusive
 * @param df degrees of freedom, above 0 and finite
 * @returns the value
 * @throws RangeError if the probability is not between 0 and 1, or df is not above 0
 */
export function studentTQuantile(probability: number, df: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`Cannot take a t quantile at ${probability}: must be between 0 and 1`);
  }
  if (!(df > 0 && df < Infinity)) throw new RangeError(`Cannot take a t quantile: got ${df} degrees`);
  if (probability === 0.5) return 0;
  const z = normalQuantile(probability);
  if (df >= manyDegrees && z ** 4 <= expandedUpTo * df) return z + (z ** 3 + z) / (4 * df);
  const tail = Math.min(probability, 1 - probability);
  // The beta variable is df / (df + t^2), so that t^2 / df is exp(-logit).
  const distance =
    Math.sqrt(df) * Math.exp(-inverseIncompleteBeta({ probability: 2 * tail, a: df / 2, b: 0.5 }) / 2);
  return probability < 0.5 ? -distance : distance;
}
