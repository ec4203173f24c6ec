import { checkLevel } from "./check-level.js";
import { clusteredStandardError } from "./clustered-standard-error.js";
import { effectiveWilsonInterval } from "./effective-wilson-interval.js";
import type { Interval } from "./interval.js";

/** What `clusteredWilsonInterval` works on. */
export interface ClusteredWilsonIntervalOptions {
  /** The scores, from 0 to 1: hits and misses, or shares of them. */
  readonly scores: readonly number[];
  /** Label of the cluster of each score; each is its own cluster if left out. */
  readonly clusters?: readonly (string | number)[] | undefined;
  /**
   * Coverage that the interval aims at, above 0 and below 1.
   *
   * @default 0.95
   */
  readonly level?: number | undefined;
}

/** A mean of scores from 0 to 1 with its interval. */
export interface ClusteredWilsonInterval extends Interval {
  /** Mean of all scores. */
  readonly value: number;
  /** How many independent trials would have the same variance; infinite where clusters do not differ. */
  readonly effectiveSize: number;
  /** Number of clusters. */
  readonly clusters: number;
}

/**
 * Wilson's score interval for a share from clustered trials.
 *
 * Use it for accuracies from fewer than some 100 clusters, and for those near 0 or 1, where the percentile bootstrap is too
 * narrow (`normalShare` says when). With many clusters it and the bootstrap agree.
 *
 * Formula in words: the effective number of trials is p (1 - p) divided by the squared cluster-robust standard error; the
 * interval is Wilson's with that number and the t quantile of (clusters - 1) degrees of freedom in place of the normal one. Where
 * p is 0 or 1 there is no standard error: the number of clusters stands for the number of trials, as if all trials of a cluster
 * were one, with the normal quantile.
 *
 * In simulations of 40,000 samples each, of scores of 0, one half and 1 with means from 0.6 to 0.92, an interval of 95 % covers 95 % of 50
 * clusters, 96 to 97 % of 20 to 30, 97 to 99 % of 10 and 99 % of 5: with few clusters it is careful, not bold.
 *
 * Source: Wilson (1927), JASA 22(158), pp. 209-212; effective sizes with degrees of freedom: Korn and Graubard (1998), Survey
 * Methodology 24(2), pp. 193-201; for Wilson's interval: Franco, Little, Louis and Slud (2019), Journal of Survey Statistics
 * and Methodology 7(3), pp. 334-364, doi:10.1093/jssam/smy019.
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - No score: undefined. One cluster: undefined.
 * - All clusters alike and the mean neither 0 nor 1: an interval of width 0.
 * - Every score its own cluster and 0 or 1: Wilson's interval for n - 1 trials, with the t quantile.
 *
 * @param options scores, clusters and level
 * @returns mean, effective size and interval, from 0 to 1, or the reason why there is none
 * @throws RangeError if the lengths differ, a score is below 0 or above 1, or the level is out of range
 * @throws TypeError if a score is NaN or infinite
 */
export function clusteredWilsonInterval(
  options: ClusteredWilsonIntervalOptions,
): ClusteredWilsonInterval | { readonly undefined: string } {
  const { scores, level = 0.95 } = options;
  checkLevel(level);
  const outside = scores.find((score) => score < 0 || score > 1);
  if (outside !== undefined)
    throw new RangeError(`Cannot compute Wilson's interval: got a score of ${outside}`);
  const clustered = clusteredStandardError(options);
  if ("undefined" in clustered) return clustered;
  const { se, df, clusters } = clustered;
  // Sums of thirds and the like leave their rounding.
  const value = Math.min(1, clustered.value);
  return { value, ...effectiveWilsonInterval({ value, se, df, size: clusters, level }), clusters };
}
