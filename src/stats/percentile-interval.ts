import type { Interval } from "./interval.js";

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
 * Complexity: O(n) on average: the replicates are not sorted, only those at the two places are sought (Hoare 1961, CACM 4(7),
 * Algorithm 65).
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
  if (replicates.length === 0) throw new RangeError("Cannot take percentiles: got no replicate");
  const values = replicates.slice();
  for (const value of values) {
    if (Number.isNaN(value)) throw new RangeError("Cannot take percentiles: got NaN");
  }
  return { low: quantileOf(values, (1 - level) / 2), high: quantileOf(values, (1 + level) / 2) };
}

/** As `quantile`, of values in any order, which are moved about. */
function quantileOf(values: Float64Array, probability: number): number {
  const place = (values.length - 1) * probability;
  const rank = Math.floor(place);
  const below = valueOfRank(values, rank);
  if (place === rank) return below;
  // All values behind the rank are at least as large.
  let above = Infinity;
  for (let at = rank + 1; at < values.length; at++) above = Math.min(above, values[at] ?? Infinity);
  return below === above ? below : below + (place - rank) * (above - below);
}

/** Moves the value of a rank, counted from 0, to its place: none before it is larger, none behind it smaller. */
function valueOfRank(values: Float64Array, rank: number): number {
  let first = 0;
  let last = values.length - 1;
  while (first < last) {
    const end = partition(values, first, last);
    if (rank <= end) last = end;
    else first = end + 1;
  }
  return values[rank] ?? NaN;
}

/** Moves the smaller values of a range before the larger ones; gives the place of the last of the smaller. */
function partition(values: Float64Array, first: number, last: number): number {
  const pivot = values[(first + last) >> 1] ?? 0;
  let left = first - 1;
  let right = last + 1;
  for (;;) {
    do left++;
    while ((values[left] ?? pivot) < pivot);
    do right--;
    while ((values[right] ?? pivot) > pivot);
    if (left >= right) return right;
    const moved = values[left] ?? 0;
    values[left] = values[right] ?? 0;
    values[right] = moved;
  }
}
