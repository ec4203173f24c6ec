import { compactLetters, type DifferentPair } from "./compact-letters.js";
import type { Defined } from "./defined.js";
import { detectableDifference } from "./detectable-difference.js";
import { elementAt } from "./element-at.js";
import type { Interval } from "./interval.js";
import { maxTSignificance, type MaxTSignificance } from "./max-t-significance.js";
import { quantile } from "./quantile.js";
import { rankIntervals } from "./rank-intervals.js";

/** What `tellApart` works on beside rows and estimates. */
export interface TellApartOptions {
  /**
   * Whether a row counts for the detectable difference; a baseline may stand in a ranking without.
   *
   * @default all rows count
   */
  readonly counts?: ((row: number) => boolean) | undefined;
}

/** Which rows of a ranking can be told apart. */
export interface ToldApart {
  /** For each row the ranks that it may have. */
  readonly ranks: readonly Interval[];
  /** For each row its letters: rows that share one are not told apart. "a" is that of the best row. */
  readonly letters: readonly string[];
  /** Smallest true difference found with probability 0.8, by a pair of median standard error. */
  readonly detectable: {
    /** If that pair was chosen beforehand. */
    readonly onePair: Defined;
    /** If all pairs are compared at once, as ranks and letters do. */
    readonly allPairs: Defined;
  };
}

/**
 * Which rows of a ranking can be told apart: rank intervals, tie groups as letters, and the difference that would be found.
 *
 * Use it for the rows of a leaderboard. All three rest on the same test of all pairs at once, `maxTSignificance` at 0.95.
 *
 * Formula in words: that of `rankIntervals`, of `compactLetters` on the rows in the order of their estimates, and of
 * `detectableDifference` at the median of the pairs' standard errors (those of 0 left out), with the critical value of one
 * normal test and with that of all pairs.
 *
 * Source: those of the three functions.
 *
 * Complexity: O(rows^2 * resamples).
 *
 * Edge cases:
 * - One row: rank 1, letter "a", no detectable difference.
 * - Equal estimates: the row given first stands first.
 *
 * @param replicates for each row its replicates, resample by resample; all rows from the same resamples
 * @param estimates for each row its estimate from the whole sample; larger is better
 * @param options which rows count for the detectable difference
 * @returns ranks, letters and differences
 * @throws RangeError or TypeError as `maxTSignificance` does
 */
export function tellApart(
  replicates: readonly Float64Array[],
  estimates: readonly number[],
  options: TellApartOptions = {},
): ToldApart {
  const significance = maxTSignificance(replicates, estimates);
  const order = [...estimates.keys()].sort(
    (a, b) => elementAt(estimates, b) - elementAt(estimates, a) || a - b,
  );
  const places = new Map(order.map((row, place) => [row, place]));
  const different = significance.pairs
    .filter(({ significant }) => significant)
    .map(({ first, second }): DifferentPair => [places.get(first) ?? 0, places.get(second) ?? 0]);
  const letters = compactLetters(order.length, different);
  return {
    ranks: rankIntervals(significance),
    letters: estimates.map((_, row) => letters[places.get(row) ?? 0] ?? ""),
    detectable: detectableOf(significance, options.counts ?? (() => true)),
  };
}

function detectableOf(
  { pairs, critical }: MaxTSignificance,
  counts: (row: number) => boolean,
): ToldApart["detectable"] {
  const errors = pairs.flatMap(({ first, second, se }) =>
    counts(first) && counts(second) && se > 0 ? [se] : [],
  );
  if (errors.length === 0 || !("value" in critical)) {
    const none = { undefined: "no difference of two rows varies" };
    return { onePair: none, allPairs: none };
  }
  const typical = quantile(Float64Array.from(errors).sort(), 0.5);
  return {
    onePair: { value: detectableDifference(typical) },
    allPairs: { value: detectableDifference(typical, { critical: critical.value }) },
  };
}
