import { betaQuantile } from "./beta-quantile.js";
import { checkProbabilities } from "./check-probabilities.js";
import { clusteredStandardError } from "./clustered-standard-error.js";
import type { Interval } from "./interval.js";
import { studentTQuantile } from "./student-t-quantile.js";

/** What `kornGraubardInterval` works on. */
export interface KornGraubardIntervalOptions {
  /** Whether each item is a success. */
  readonly successes: readonly boolean[];
  /** Label of the cluster of each item. */
  readonly clusters: readonly (string | number)[];
  /**
   * Coverage that the interval aims at, above 0 and below 1.
   *
   * @default 0.95
   */
  readonly level?: number | undefined;
}

/**
 * Korn and Graubard's interval of a proportion whose items come in clusters: Clopper and Pearson's, of as many items as the
 * clustered ones are worth.
 *
 * Use it for shares of few clusters, or near 0 and 1, where `clusteredStandardError` is too narrow or leaves the range. For
 * independent items use `wilsonInterval`.
 *
 * Formula in words: p (1 - p) over the squared cluster-robust standard error, times the squared ratio of the t quantiles with
 * items less 1 and clusters less 1 degrees of freedom, but not more than the items, is the effective number; the ends are beta
 * quantiles as for an exact interval, with p times it successes.
 *
 * Source: Korn and Graubard (1998), Survey Methodology 24(2), pp. 193-201; R `survey::svyciprop(method = "beta")`.
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - Fewer than two clusters: undefined.
 * - No success, or nothing else: the effective number is that of the clusters, for no spread tells how alike items are.
 * - A standard error of 0 otherwise: the number of items.
 *
 * @param options items, clusters and level
 * @returns the interval within 0 and 1, or the reason why there is none
 * @throws RangeError if the lengths differ, or the level is out of range
 */
export function kornGraubardInterval(
  options: KornGraubardIntervalOptions,
): Interval | { readonly undefined: string } {
  const { successes, clusters, level = 0.95 } = options;
  const scores = successes.map(Number);
  checkProbabilities(scores, "compute a share");
  const mean = clusteredStandardError({ scores, clusters, level });
  if ("undefined" in mean) return { undefined: "fewer than two clusters have no interval" };
  const { value, se } = mean;
  const n = scores.length;
  const tail = (1 - level) / 2;
  let effective = n;
  if (value === 0 || value === 1) effective = mean.clusters;
  else if (se > 0) {
    const ratio = studentTQuantile(tail, n - 1) / studentTQuantile(tail, mean.df);
    effective = Math.min(n, ((value * (1 - value)) / se ** 2) * ratio ** 2);
  }
  const [hits, misses] = [value * effective, (1 - value) * effective];
  return {
    low: value === 0 ? 0 : betaQuantile(tail, hits, misses + 1),
    high: value === 1 ? 1 : 1 - betaQuantile(tail, misses, hits + 1),
  };
}
