import { checkFinite } from "./check-finite.js";
import { normalQuantile } from "./normal-quantile.js";

/** What `detectableDifference` works on. */
export interface DetectableDifferenceOptions {
  /**
   * How many standard errors a difference must exceed to be declared; that of `maxTSignificance` for all pairs at once.
   *
   * @default the normal quantile of a two-sided test at 0.05, 1.96
   */
  readonly critical?: number | undefined;
  /**
   * Probability of finding the difference, from 0.5 and below 1.
   *
   * @default 0.8
   */
  readonly power?: number | undefined;
}

/**
 * Smallest true difference that a comparison with a known standard error declares with the given power.
 *
 * Use it for means over several datasets and protocols, graded credit or clusters, where the bootstrap gives the standard
 * error. For two accuracies on single items, before there are data, use `minimumDetectableDifference`.
 *
 * Formula in words: (critical value + normal quantile of the power) * standard error. That a difference is declared in the
 * wrong direction is left out: its probability is below 0.0003 at these powers.
 *
 * Source: Bloom (1995), "Minimum detectable effects", Evaluation Review 19(5), pp. 547-556, doi:10.1177/0193841X9501900504.
 *
 * Complexity: O(1).
 *
 * Edge cases:
 * - A power of 0.5: the difference that is just declared when it is observed.
 * - A standard error of 0: 0.
 *
 * @param se the standard error of the difference, 0 or more
 * @param options critical value and power
 * @returns the difference, in the unit of the standard error
 * @throws RangeError if the standard error or the critical value is negative, or the power is out of range
 * @throws TypeError if a number is NaN or infinite
 */
export function detectableDifference(se: number, options: DetectableDifferenceOptions = {}): number {
  const { critical = normalQuantile(0.975), power = 0.8 } = options;
  checkFinite([se, critical], "plan a comparison");
  if (se < 0 || critical < 0) {
    throw new RangeError(
      `Cannot plan a comparison: got a standard error of ${se}, critical value ${critical}`,
    );
  }
  if (!(power >= 0.5 && power < 1)) {
    throw new RangeError(`Cannot plan a comparison: got a power of ${power}, needs 0.5 or more`);
  }
  return (critical + normalQuantile(power)) * se;
}
