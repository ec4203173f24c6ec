import { checkFinite } from "./check-finite.js";
import { elementAt } from "./element-at.js";

/** How well a set of items separates rows. */
export interface SignalToNoise {
  /** Standard deviation of the estimates over the rows, with divisor rows - 1. */
  readonly spread: number;
  /** Largest estimate less the smallest. */
  readonly range: number;
  /** Typical bootstrap standard error of a row's distance from the mean of all rows. */
  readonly noise: number;
  /** `spread / noise`, or why there is none. */
  readonly ratio: { readonly value: number } | { readonly undefined: string };
  /** Share of the variance among rows that is no noise, from 0 to 1, or why there is none. */
  readonly reliability: { readonly value: number } | { readonly undefined: string };
}

/**
 * Signal-to-noise ratio of a dataset: how far it spreads evaluators, in units of its own noise.
 *
 * Use it to see which datasets separate judges. Do not compare ratios of different sets of judges: the spread is theirs.
 *
 * Formula in words: the spread is the standard deviation of the rows' estimates. The noise is the root of the sum, over rows,
 * of the bootstrap variance of (row - mean of all rows), divided by (rows - 1): what the spread would be among equal rows.
 * What all rows share, such as hard items drawn by chance, moves no ranking and is no noise here. The reliability is 1 - noise^2 /
 * spread^2, at least 0: about the correlation of these rows' estimates with those on other items of the kind.
 *
 * Source: Heineman et al. (2025), "Signal and Noise: a framework for reducing uncertainty in language model evaluation", arXiv
 * 2508.13144, where the signal is a range relative to the mean and the noise that of training steps; here the noise is that of
 * drawing items. Reliability as in Brennan (2001), Generalizability Theory, chapter 2 (generalizability coefficient).
 *
 * Complexity: O(rows * resamples).
 *
 * Edge cases:
 * - Fewer than two rows: undefined. No noise: the ratio is undefined, the reliability 1 if there is a spread.
 * - No spread: a ratio of 0, the reliability undefined.
 *
 * @param replicates for each row its replicates, resample by resample; all rows from the same resamples
 * @param estimates for each row its estimate from the whole sample
 * @returns spread, noise and their ratio, or the reason why there is none
 * @throws RangeError if the numbers of rows or of replicates differ, or there are fewer than two replicates
 * @throws TypeError if a number is NaN or infinite
 */
export function signalToNoise(
  replicates: readonly Float64Array[],
  estimates: readonly number[],
): SignalToNoise | { readonly undefined: string } {
  checkFinite(estimates, "compare a spread with its noise");
  const resamples = replicates[0]?.length ?? 0;
  if (replicates.length !== estimates.length || replicates.some((row) => row.length !== resamples)) {
    throw new RangeError("Cannot compare a spread with its noise: numbers of rows or replicates differ");
  }
  if (estimates.length < 2) return { undefined: "fewer than two rows" };
  if (resamples < 2)
    throw new RangeError(`Cannot compare a spread with its noise: got ${resamples} replicates`);
  for (const row of replicates) checkFinite(row, "compare a spread with its noise");
  const mean = estimates.reduce((sum, value) => sum + value, 0) / estimates.length;
  const spread = Math.sqrt(
    estimates.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (estimates.length - 1),
  );
  const noise = Math.sqrt(sumOfVariances(replicates, resamples) / (estimates.length - 1));
  const flat = spread <= ROUNDING;
  const quiet = noise <= ROUNDING;
  return {
    spread,
    range: Math.max(...estimates) - Math.min(...estimates),
    noise,
    ratio: quiet ? { undefined: "no noise" } : { value: spread / noise },
    reliability: flat ? { undefined: "no spread" } : { value: Math.max(0, 1 - (noise / spread) ** 2) },
  };
}

/** Below this a spread of shares is rounding. */
const ROUNDING = 1e-12;

/** Sum over rows of the variance, over resamples, of the row less the mean of all rows. */
function sumOfVariances(replicates: readonly Float64Array[], resamples: number): number {
  const means = new Float64Array(resamples);
  for (const row of replicates) {
    for (let at = 0; at < resamples; at++) means[at] = (means[at] ?? 0) + (row[at] ?? 0) / replicates.length;
  }
  let total = 0;
  for (const row of replicates) {
    const distances = row.map((value, at) => value - elementAt(means, at));
    const middle = distances.reduce((sum, value) => sum + value, 0) / resamples;
    total += distances.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (resamples - 1);
  }
  return total;
}
