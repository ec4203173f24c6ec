import { checkLevel } from "./check-level.js";
import type { Defined } from "./defined.js";
import { elementAt } from "./element-at.js";
import { maxTSignificance, type PairSignificance } from "./max-t-significance.js";
import { quantile } from "./quantile.js";

/** The rows of one slice. */
export interface SliceRows {
  /** For each row its replicates, resample by resample; all slices from the same resamples. */
  readonly replicates: readonly Float64Array[];
  /** For each row its estimate. */
  readonly estimates: readonly number[];
}

/** How strict `maxTOverSlices` is. */
export interface MaxTOverSlicesOptions {
  /**
   * Probability with which no difference is declared, in any slice, that does not exist; above 0 and below 1.
   *
   * @default 0.95
   */
  readonly level?: number | undefined;
}

/** The difference of two rows of a slice. */
export interface SlicePair extends PairSignificance {
  /** p-value with all pairs of all slices taken into account; 1 if the difference is 0 and does not vary. */
  readonly adjustedP: number;
}

/** Differences of all pairs of rows of all slices. */
export interface MaxTOverSlices {
  /** How many standard errors a difference must exceed, or why no difference is measured in standard errors. */
  readonly critical: Defined;
  /** For each slice its pairs, (0, 1), (0, 2), ..., (1, 2), ... */
  readonly slices: readonly (readonly SlicePair[])[];
}

/**
 * Max-T over slices: which rows differ in which slice, with one error probability for all pairs of all slices together.
 *
 * Use it for claims like "judge X is best on coding" that come from looking at many slices. Within one slice it is
 * `maxTSignificance`. For p-values that are there already, `sidakAdjust`.
 *
 * Formula in words: each resample has a largest |replicate of the difference - difference| / standard error over all pairs of all
 * slices. The critical value is their quantile at the level. The adjusted p-value of a pair is (1 + resamples whose largest
 * reaches the pair's |difference| / standard error) / (1 + resamples).
 *
 * Source: Westfall and Young (1993), Resampling-Based Multiple Testing, section 2.2 (single step); Romano and Wolf (2005), JASA
 * 100(469), pp. 94-108, doi:10.1198/016214504000000539.
 *
 * Complexity: O(slices * rows^2 * resamples).
 *
 * Edge cases:
 * - No slice, or no pair: no pair, and the critical value is undefined.
 * - A difference that does not vary: significant, with the smallest p-value there is, unless it is 0.
 *
 * @param slices the rows of each slice
 * @param options the level
 * @returns the critical value, and the pairs of each slice
 * @throws RangeError if numbers of rows or replicates differ, or the level is out of range
 * @throws TypeError if a number is NaN or infinite
 */
export function maxTOverSlices(
  slices: readonly SliceRows[],
  options: MaxTOverSlicesOptions = {},
): MaxTOverSlices {
  const { level = 0.95 } = options;
  checkLevel(level);
  const resamples = slices[0]?.replicates[0]?.length ?? 0;
  if (slices.some(({ replicates }) => replicates.some((row) => row.length !== resamples))) {
    throw new RangeError("Cannot compare slices: they differ in their number of replicates");
  }
  const found = slices.map(({ replicates, estimates }) => maxTSignificance(replicates, estimates).pairs);
  const largest = new Float64Array(resamples);
  for (const [place, pairs] of found.entries()) raiseMaxima(largest, elementAt(slices, place), pairs);
  const varies = found.some((pairs) => pairs.some(({ se }) => se > 0));
  largest.sort();
  const critical = varies ? quantile(largest, level) : 0;
  return {
    critical: varies ? { value: critical } : { undefined: "no difference varies" },
    slices: found.map((pairs) =>
      pairs.map((pair) => ({
        ...pair,
        significant: Math.abs(pair.difference) > critical * pair.se,
        adjustedP: adjustedP(pair, largest),
      })),
    ),
  };
}

function raiseMaxima(
  largest: Float64Array,
  { replicates }: SliceRows,
  pairs: readonly PairSignificance[],
): void {
  for (const { first, second, difference, se } of pairs) {
    if (se === 0) continue;
    const [one, other] = [elementAt(replicates, first), elementAt(replicates, second)];
    for (let at = 0; at < largest.length; at++) {
      const distance = Math.abs((one[at] ?? 0) - (other[at] ?? 0) - difference) / se;
      if (distance > (largest[at] ?? 0)) largest[at] = distance;
    }
  }
}

function adjustedP({ difference, se }: PairSignificance, sorted: Float64Array): number {
  if (se === 0) return difference === 0 ? 1 : 1 / (1 + sorted.length);
  const distance = Math.abs(difference) / se;
  const below = sorted.findIndex((value) => value >= distance);
  const reaching = below === -1 ? 0 : sorted.length - below;
  return (1 + reaching) / (1 + sorted.length);
}
