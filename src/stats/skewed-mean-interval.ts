import {
  clusteredStandardError,
  type ClusteredStandardError,
  type ClusteredStandardErrorOptions,
} from "./clustered-standard-error.js";
import { elementAt } from "./element-at.js";
import { studentTQuantile } from "./student-t-quantile.js";
import { sumByCluster } from "./sum-by-cluster.js";

/**
 * Mean of skewed scores that come in clusters, with an interval that allows for the skew.
 *
 * Use it where most scores are alike and a few are far off on one side: the t interval then misses far more often on that side than on
 * the other. Where scores are not skewed it is that of `clusteredStandardError`, as it is with very many clusters.
 *
 * Formula in words: mean and standard error are those of `clusteredStandardError`. With g the skewness of what clusters add to the mean and
 * n their number, a t quantile q becomes (root(n) / a) * (cube root of (1 + 3 a (q / root(n) - g / (6 n))) - 1), a being g / 3; the ends
 * are the mean less that of the upper and of the lower quantile, times the standard error.
 *
 * Source: Hall (1992), "On the removal of skewness by transformation", Journal of the Royal Statistical Society B 54(1), pp. 221-228,
 * the monotone cubic; with Student's quantile in place of the normal one.
 *
 * Complexity: O(n log n).
 *
 * Edge cases: those of `clusteredStandardError`.
 * - All clusters alike: width 0.
 * - With fewer than some 20 clusters of strong skew the end on the side of the long tail can be very far off, and the other too near.
 *
 * @param options scores, clusters and level; the correction is by clusters
 * @returns mean, standard error and interval in the unit of the scores, or the reason why there is none
 * @throws RangeError if the lengths differ, or the level is out of range
 * @throws TypeError if a score is NaN or infinite
 */
export function skewedMeanInterval(
  options: Omit<ClusteredStandardErrorOptions, "correction">,
): ClusteredStandardError | { readonly undefined: string } {
  const { scores, clusters = [...scores.keys()], level = 0.95 } = options;
  const mean = clusteredStandardError({ scores, clusters, level });
  if ("undefined" in mean) return mean;
  const { value, se, df } = mean;
  const skewness = skewnessOf(scores, clusters, value);
  const count = df + 1;
  const quantile = -studentTQuantile((1 - level) / 2, df);
  return {
    ...mean,
    low: value - se * unskewed(quantile, { skewness, count }),
    high: value - se * unskewed(-quantile, { skewness, count }),
  };
}

/** Below this the cubic is a straight line, in as many digits as there are. */
const STRAIGHT = 1e-6;

function unskewed(
  quantile: number,
  { skewness, count }: { readonly skewness: number; readonly count: number },
): number {
  if (Math.abs(skewness) < STRAIGHT) return quantile;
  const root = Math.sqrt(count);
  const a = skewness / 3;
  return (root / a) * (Math.cbrt(1 + 3 * a * (quantile / root - skewness / (6 * count))) - 1);
}

/** Third central moment of what clusters add to the mean, over the second to the power of 3/2. */
function skewnessOf(
  scores: readonly number[],
  clusters: readonly (string | number)[],
  value: number,
): number {
  const { sums, sizes } = sumByCluster(scores, clusters);
  const added = Array.from(sums, (sum, cluster) => sum - value * elementAt(sizes, cluster));
  const moment = (power: number): number =>
    added.reduce((total, part) => total + part ** power, 0) / added.length;
  const second = moment(2);
  return second === 0 ? 0 : moment(3) / second ** 1.5;
}
