import { checkFinite } from "./check-finite.js";
import { checkLevel } from "./check-level.js";
import type { Interval } from "./interval.js";
import { studentTQuantile } from "./student-t-quantile.js";

/** What `jackknifeInterval` works on. */
export interface JackknifeIntervalOptions {
  /** The statistic of the whole sample. */
  readonly estimate: number;
  /** The statistic without each unit in turn. */
  readonly jackknife: readonly number[];
  /**
   * "log" for variances and other quantities above 0, "logit" for those from 0 to 1, whose estimates are skewed.
   *
   * @default "none"
   */
  readonly transform?: "none" | "log" | "logit" | undefined;
  /**
   * Coverage that the interval aims at, above 0 and below 1.
   *
   * @default 0.95
   */
  readonly level?: number | undefined;
}

/**
 * Jackknife interval: from the statistic without each unit in turn, by a t quantile.
 *
 * Use it for smooth statistics of few units, such as variance components over a dozen evaluators, where the percentile
 * bootstrap is too narrow. On the log scale it holds for variances also where the units are not normal. Do not use it for
 * medians and ranks.
 *
 * Formula in words: n times the (transformed) statistic less (n - 1) times the one without a unit is the pseudo-value of that
 * unit; the interval is that of the mean of the pseudo-values, by the t quantile with n - 1 degrees of freedom, turned back.
 *
 * Source: Tukey (1958), Annals of Mathematical Statistics 29, p. 614; for variances on the log scale: Miller (1968), Annals of
 * Mathematical Statistics 39(2), pp. 567-582, doi:10.1214/aoms/1177698418; for variance components: Arvesen (1969), Annals of
 * Mathematical Statistics 40(6), pp. 2076-2100.
 *
 * Complexity: O(n).
 *
 * Edge cases:
 * - Fewer than two units: undefined.
 * - A value that is not above 0 on the log scale, or 0 or 1 on that of log-odds: undefined.
 * - All values alike: an interval of width 0.
 *
 * @param options estimate, jackknife values, transform and level
 * @returns the interval in the unit of the estimate, or the reason why there is none
 * @throws RangeError if the level is out of range
 * @throws TypeError if a number is NaN or infinite
 */
export function jackknifeInterval(
  options: JackknifeIntervalOptions,
): Interval | { readonly undefined: string } {
  const { estimate, jackknife, transform = "none", level = 0.95 } = options;
  checkLevel(level);
  checkFinite([estimate, ...jackknife], "compute a jackknife interval");
  const count = jackknife.length;
  if (count < 2) return { undefined: "fewer than two units" };
  const { into, back } = scales[transform];
  const scaled = { estimate: into(estimate), jackknife: jackknife.map(into) };
  if (![scaled.estimate, ...scaled.jackknife].every(Number.isFinite)) {
    const range = transform === "log" ? "above 0" : "between 0 and 1";
    return { undefined: `the estimate is not ${range} with every unit left out` };
  }
  const pseudo = scaled.jackknife.map((value) => count * scaled.estimate - (count - 1) * value);
  const mean = pseudo.reduce((sum, value) => sum + value, 0) / count;
  const squares = pseudo.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = -studentTQuantile((1 - level) / 2, count - 1) * Math.sqrt(squares / (count - 1) / count);
  return { low: back(mean - half), high: back(mean + half) };
}

/** Where the pseudo-values are taken, and the way back; NaN or infinite outside the range. */
const scales = {
  none: { into: (value: number) => value, back: (value: number) => value },
  log: { into: Math.log, back: Math.exp },
  logit: {
    into: (value: number) => Math.log(value / (1 - value)),
    back: (value: number) => 1 / (1 + Math.exp(-value)),
  },
} as const;
