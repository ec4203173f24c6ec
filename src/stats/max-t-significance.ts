import { elementAt } from "./element-at.js";
import { quantile } from "./quantile.js";
import type { Defined } from "./defined.js";

/** How strict `maxTSignificance` is. */
export interface MaxTSignificanceOptions {
  /**
   * Probability with which no difference is declared that does not exist, above 0 and below 1.
   *
   * @default 0.95
   */
  readonly level?: number | undefined;
}

/** The difference of two rows. */
export interface PairSignificance {
  /** Place of the one row. */
  readonly first: number;
  /** Place of the other row, later than the first. */
  readonly second: number;
  /** Estimate of the first less estimate of the second. */
  readonly difference: number;
  /** Bootstrap standard error of the difference; 0 if it does not vary. */
  readonly se: number;
  /** Whether the difference is declared, all pairs taken into account. */
  readonly significant: boolean;
}

/** Differences of all pairs of rows. */
export interface MaxTSignificance {
  /** Number of rows. */
  readonly rows: number;
  /** How many standard errors a difference must exceed, or why no difference is measured in standard errors. */
  readonly critical: Defined;
  /** All pairs, (0, 1), (0, 2), ..., (1, 2), ... */
  readonly pairs: readonly PairSignificance[];
}

/** Spread of a difference, relative to the size of its rows, that is rounding and not variation. */
const ROUNDING = 1e-10;

/**
 * Studentised bootstrap max-T: which of all pairwise differences exist, with one error probability for all pairs
 * together.
 *
 * Use it to compare many evaluators on the same clusters, with replicates from the same resamples. It takes the
 * dependence of the pairs into account and thus declares more than Bonferroni's rule. Do not use it with replicates
 * from unpaired resamples, or from fewer than some 30 clusters.
 *
 * Formula in words: the standard error of each difference is the standard deviation of its replicates. Each resample
 * has a largest |replicate of the difference - difference| / standard error over all pairs; the critical value is the
 * quantile of these maxima at the level. A difference is significant if it exceeds the critical value times its
 * standard error. Equivalently, its simultaneous interval, difference -/+ critical * se, excludes 0.
 *
 * Source: Romano and Wolf (2005), JASA 100(469), pp. 94-108, doi:10.1198/016214504000000539 (single step);
 * for all pairs: Mogstad, Romano, Shaikh and Wilhelm (2024), Review of Economic Studies 91(1), pp. 476-518,
 * doi:10.1093/restud/rdad006.
 *
 * Complexity: O(rows^2 * resamples) time, O(rows^2) memory; 450 rows with 1,000 resamples take some tenths of a second.
 *
 * Edge cases:
 * - Fewer than two rows: no pair, and the critical value is undefined.
 * - Identical rows: difference 0 and se 0, not significant.
 * - Rows that differ by the same amount in every resample: se 0, significant. Such a pair does not move the critical
 *   value. Spread below 1e-10 of the largest replicate counts as none: it is rounding.
 * - The order of the rows changes signs only.
 *
 * @param replicates for each row its replicates, resample by resample; all rows from the same resamples
 * @param estimates for each row its estimate from the whole sample
 * @param options the level
 * @returns the critical value, and difference, standard error and significance of each pair
 * @throws RangeError if the numbers of rows or of replicates differ, there are fewer than two replicates, or the level
 *   is out of range
 * @throws TypeError if a number is NaN or infinite
 */
export function maxTSignificance(
  replicates: readonly Float64Array[],
  estimates: readonly number[],
  options: MaxTSignificanceOptions = {},
): MaxTSignificance {
  const { level = 0.95 } = options;
  if (!(level > 0 && level < 1)) {
    throw new RangeError(`Cannot compare rows at level ${level}: must be between 0 and 1`);
  }
  const rows = checkedRows(replicates, estimates);
  const largest = new Float64Array(rows[0]?.replicates.length ?? 0);
  const pairs: Omit<PairSignificance, "significant">[] = [];
  for (const [first, row] of rows.entries()) {
    for (let second = first + 1; second < rows.length; second++) {
      const pair = comparePair(row, elementAt(rows, second));
      pairs.push({ first, second, ...pair });
      if (pair.se > 0) raiseMaxima(largest, [row, elementAt(rows, second)], pair);
    }
  }
  const varies = pairs.some((pair) => pair.se > 0);
  const critical = varies ? quantile(largest.sort(), level) : 0;
  return {
    rows: rows.length,
    critical: varies ? { value: critical } : { undefined: "no difference varies" },
    pairs: pairs.map((pair) => ({ ...pair, significant: Math.abs(pair.difference) > critical * pair.se })),
  };
}

interface Row {
  readonly replicates: Float64Array;
  readonly estimate: number;
  /** Largest size of a number in the row. */
  readonly scale: number;
}

function checkedRows(replicates: readonly Float64Array[], estimates: readonly number[]): Row[] {
  if (replicates.length !== estimates.length) {
    throw new RangeError(`Cannot compare rows: got ${replicates.length} and ${estimates.length} rows`);
  }
  return replicates.map((row, index) => {
    const estimate = elementAt(estimates, index);
    const length = replicates[0]?.length ?? 0;
    if (row.length !== length || length < 2) {
      throw new RangeError(`Cannot compare rows: got ${row.length} replicates after ${length}`);
    }
    const scale = row.reduce((most, value) => Math.max(most, Math.abs(value)), Math.abs(estimate));
    if (!Number.isFinite(scale)) throw new TypeError(`Cannot compare rows: got ${scale} in row ${index}`);
    return { replicates: row, estimate, scale };
  });
}

/** Difference of two rows and its standard error; both 0 if there is nothing but rounding. */
function comparePair(first: Row, second: Row): { difference: number; se: number } {
  const difference = first.estimate - second.estimate;
  const count = first.replicates.length;
  let sum = 0;
  let squares = 0;
  for (let resample = 0; resample < count; resample++) {
    const deviation = (first.replicates[resample] ?? 0) - (second.replicates[resample] ?? 0) - difference;
    sum += deviation;
    squares += deviation * deviation;
  }
  const se = Math.sqrt(Math.max(0, squares - (sum * sum) / count) / (count - 1));
  const rounding = ROUNDING * Math.max(first.scale, second.scale);
  return {
    difference: se <= rounding && Math.abs(difference) <= rounding ? 0 : difference,
    se: se <= rounding ? 0 : se,
  };
}

/** Raises the maximum of each resample to the studentised distance of a pair, where that is larger. */
function raiseMaxima(
  largest: Float64Array,
  [first, second]: readonly [Row, Row],
  { difference, se }: { readonly difference: number; readonly se: number },
): void {
  for (let resample = 0; resample < largest.length; resample++) {
    const replicate = (first.replicates[resample] ?? 0) - (second.replicates[resample] ?? 0);
    const distance = Math.abs(replicate - difference) / se;
    if (distance > (largest[resample] ?? 0)) largest[resample] = distance;
  }
}
