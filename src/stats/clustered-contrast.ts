import { checkLevel } from "./check-level.js";
import { elementAt } from "./element-at.js";
import type { Interval } from "./interval.js";
import { studentTQuantile } from "./student-t-quantile.js";
import { sumByCluster } from "./sum-by-cluster.js";

/** What `clusteredContrast` works on. */
export interface ClusteredContrastOptions {
  /** The scores. */
  readonly scores: readonly number[];
  /** Which group each score belongs to, a place of `weights`. */
  readonly groups: readonly number[];
  /** What each group's mean counts: 1 and -1 for a difference, shares that add up to 1 for a weighted mean. */
  readonly weights: readonly number[];
  /** Label of the cluster of each score; each is its own cluster if left out. */
  readonly clusters?: readonly (string | number)[] | undefined;
  /**
   * Coverage that the interval aims at, above 0 and below 1.
   *
   * @default 0.95
   */
  readonly level?: number | undefined;
}

/** A weighted sum of group means. */
export interface ClusteredContrast extends Interval {
  readonly value: number;
  readonly se: number;
  /** Degrees of freedom of the interval: clusters less 1. */
  readonly df: number;
  readonly clusters: number;
  /** Mean of each group; undefined where it has no score. */
  readonly means: readonly (number | undefined)[];
  /** Number of scores of each group. */
  readonly sizes: readonly number[];
}

/**
 * A weighted sum of the means of groups whose scores come in clusters, with its cluster-robust interval: a difference of two
 * groups, or a mean over strata that counts each as much as it should.
 *
 * Use it for gaps between kinds of items (gold is shorter, gold is longer) and for means that are balanced over them. A cluster may
 * have scores in several groups. For pairs of scores of the same items take `clusteredStandardError` of their differences.
 *
 * Formula in words: the sum over groups of weight times mean. Each score's influence is its group's weight times (score - mean),
 * divided by the size of the group; the variance is the sum over clusters of the squared sum of influences, times clusters /
 * (clusters - 1).
 *
 * Source: Liang and Zeger (1986), Biometrika 73(1), pp. 13-22, for a regression on indicators of groups; R `sandwich::vcovCL(lm(score
 * ~ 0 + group), type = "HC0")`.
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - A group without a score, whose weight is not 0: undefined. Fewer than two clusters: undefined.
 * - The groups' sizes are taken as given.
 *
 * @param options scores, groups, weights, clusters and level
 * @returns the contrast in the unit of the scores, or the reason why there is none
 * @throws RangeError if lengths differ, a group is no place of the weights, or the level is out of range
 * @throws TypeError if a score is NaN or infinite
 */
export function clusteredContrast(
  options: ClusteredContrastOptions,
): ClusteredContrast | { readonly undefined: string } {
  const { scores, groups, weights, clusters = [...scores.keys()], level = 0.95 } = options;
  checkLevel(level);
  if (groups.length !== scores.length || !groups.every((group) => weights[group] !== undefined)) {
    throw new RangeError("Cannot compute a contrast: each score must belong to a group that has a weight");
  }
  const sizes = weights.map(() => 0);
  const sums = weights.map(() => 0);
  scores.forEach((score, index) => {
    const group = elementAt(groups, index);
    sizes[group] = elementAt(sizes, group) + 1;
    sums[group] = elementAt(sums, group) + score;
  });
  const empty = weights.findIndex((weight, group) => weight !== 0 && sizes[group] === 0);
  if (empty >= 0) return { undefined: `group ${empty} has no score` };
  const means = sums.map((sum, group) =>
    elementAt(sizes, group) === 0 ? undefined : sum / elementAt(sizes, group),
  );
  const influences = scores.map((score, index) => {
    const group = elementAt(groups, index);
    return (elementAt(weights, group) * (score - (means[group] ?? 0))) / elementAt(sizes, group);
  });
  const byCluster = sumByCluster(influences, clusters).sums;
  const count = byCluster.length;
  if (count < 2) return { undefined: "fewer than two clusters have no standard error" };
  const squares = byCluster.reduce((total, sum) => total + sum * sum, 0);
  const se = Math.sqrt((count / (count - 1)) * squares);
  const value = weights.reduce((total, weight, group) => total + weight * (means[group] ?? 0), 0);
  const half = -studentTQuantile((1 - level) / 2, count - 1) * se;
  return { value, se, df: count - 1, low: value - half, high: value + half, clusters: count, means, sizes };
}
