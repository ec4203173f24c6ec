import type { Interval } from "./interval.js";
import { quantile } from "./quantile.js";

/** How wide `percentileInterval` is. */
export interface PercentileIntervalOptions {
  /**
   * Coverage that the interval aims at, above 0 and below 1.
   *
   * @default 0.95
   */
  readonly level?: number | undefined;
}

/**
 * Percentile bootstrap interval: the middle part of the replicates of a statistic.
 *
 * Use it with 1,000 or more replicates from some dozens of clusters. With few clusters it is too narrow, and for a
 * proportion of 0 or 1 it has no width at all: use `wilsonInterval` for independent trials.
 *
 * Formula in words: the quantiles of the replicates at (1 - level) / 2 and at 1 less that.
 *
 * Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap, section 13.3; R
 * `quantile(replicates, c(0.025, 0.975))`.
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - One replicate, or all equal: an interval of width 0. That is a sign of too few data, not of certainty.
 *
 * @param replicates the replicates in any order; not changed
 * @param options the level
 * @returns the interval, in the unit of the replicates
 * @throws RangeError if there is no replicate, one is NaN, or the level is out of range
 */
export function percentileInterval(
  replicates: Float64Array,
  options: PercentileIntervalOptions = {},
): Interval {
  const { level = 0.95 } = options;
  if (!(level > 0 && level < 1)) {
    throw new RangeError(`Cannot compute an interval at level ${level}: must be between 0 and 1`);
  }
  const sorted = replicates.toSorted();
  return { low: quantile(sorted, (1 - level) / 2), high: quantile(sorted, (1 + level) / 2) };
}
