import { checkLevel } from "./check-level.js";
import { normalCdf } from "./normal-cdf.js";
import { studentTQuantile } from "./student-t-quantile.js";

/**
 * Level at which a percentile bootstrap interval of few clusters is to be taken so that it is as wide as a t interval.
 *
 * Use it with `percentileInterval` for fewer than some 30 clusters: the bootstrap's spread is too small by the root of
 * (n - 1) / n, and its quantiles are normal ones where those of Student's t are due. It does not help a share near 0 or 1, whose
 * replicates are skewed or do not vary: `clusteredWilsonInterval`.
 *
 * Formula in words: 1 less twice the normal probability beyond the root of n / (n - 1) times the t quantile at (1 + level) / 2
 * with n - 1 degrees of freedom.
 *
 * Source: Hesterberg (2015), The American Statistician 69(4), pp. 371-386, the expanded percentile interval,
 * doi:10.1080/00031305.2015.1089789.
 *
 * Complexity: O(1).
 *
 * Edge cases:
 * - Two or three clusters: a level next to 1, which takes the smallest and the largest replicate.
 * - Many clusters: the level itself.
 *
 * @param level coverage that is aimed at, above 0 and below 1
 * @param clusters number of clusters, 2 or more
 * @returns the level to use, from the one given to below 1
 * @throws RangeError if the level is out of range, or there are fewer than two clusters
 */
export function expandedLevel(level: number, clusters: number): number {
  checkLevel(level);
  if (!Number.isInteger(clusters) || clusters < 2) {
    throw new RangeError(`Cannot expand a level: got ${clusters} clusters`);
  }
  const quantile = studentTQuantile((1 + level) / 2, clusters - 1);
  const tail = normalCdf(-quantile * Math.sqrt(clusters / (clusters - 1)));
  return Math.min(1 - 2 * tail, 1 - Number.EPSILON);
}
