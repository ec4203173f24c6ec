import { bootstrapMeans } from "./bootstrap-means.js";
import type { Interval } from "./interval.js";
import { percentileInterval } from "./percentile-interval.js";
import { resampleCounts } from "./resample-counts.js";
import { sumByCluster } from "./sum-by-cluster.js";

/** What `clusterBootstrapInterval` works on. */
export interface ClusterBootstrapIntervalOptions {
  /** The scores. */
  readonly scores: readonly number[];
  /** Label of the cluster of each score. */
  readonly clusters: readonly (string | number)[];
  /** Seed of the resamples. */
  readonly seed: number | string;
  /**
   * Number of resamples.
   *
   * @default 2000
   */
  readonly resamples?: number | undefined;
  /**
   * Coverage that the interval aims at.
   *
   * @default 0.95
   */
  readonly level?: number | undefined;
}

/** A mean with its interval. */
export interface ClusterBootstrapInterval extends Interval {
  /** Mean of all scores. */
  readonly value: number;
  /** Number of clusters, the size of the sample as far as certainty goes. */
  readonly clusters: number;
}

/**
 * Mean of scores that come in clusters, with its percentile interval from the cluster bootstrap.
 *
 * Use it for one mean. For many evaluators over the same clusters call `resampleCounts` once and `bootstrapMeans` for
 * each, so that their differences are paired. With fewer than some 30 clusters the interval is too narrow.
 *
 * Formula in words: clusters are drawn with replacement, each draw takes all scores of its cluster, and the middle part
 * of the means of the resamples is the interval.
 *
 * Source: Davison and Hinkley (1997), Bootstrap Methods and their Application, section 3.8,
 * doi:10.1017/CBO9780511802843; Efron and Tibshirani (1993), An Introduction to the Bootstrap, section 13.3.
 *
 * Complexity: O(n log n + clusters * resamples).
 *
 * Edge cases:
 * - No score: undefined.
 * - One cluster: undefined, as nothing shows how clusters differ.
 * - All cluster means equal: an interval of width 0, a sign of too few data and not of certainty.
 * - The order of the scores means nothing; labels are sorted before the draw. 1 and "1" are the same label.
 *
 * @param options scores, labels, seed, resamples and level
 * @returns the mean and its interval in the unit of the scores, or the reason why there is none
 * @throws RangeError if the lengths differ, or resamples or level are out of range
 * @throws TypeError if a score is NaN or infinite
 */
export function clusterBootstrapInterval(
  options: ClusterBootstrapIntervalOptions,
): ClusterBootstrapInterval | { readonly undefined: string } {
  const { scores, clusters, seed, resamples = 2000, level = 0.95 } = options;
  const { labels, sums, sizes } = sumByCluster(scores, clusters);
  if (labels.length === 0) return { undefined: "no scores" };
  if (labels.length === 1) return { undefined: "one cluster has no interval" };
  const counts = resampleCounts({ clusters: labels.length, resamples, seed });
  const interval = percentileInterval(bootstrapMeans({ sums, sizes, counts }), { level });
  const value = sums.reduce((total, sum) => total + sum, 0) / scores.length;
  return { value, ...interval, clusters: labels.length };
}
