import type { Interval } from "./interval.js";
import { normalQuantile } from "./normal-quantile.js";

/** How wide `wilsonInterval` is. */
export interface WilsonIntervalOptions {
  /**
   * Coverage that the interval aims at, above 0 and below 1.
   *
   * @default 0.95
   */
  readonly level?: number | undefined;
}

/**
 * Wilson's score interval of a proportion.
 *
 * Use it for the share of successes in independent trials, also few of them and shares near 0 or 1. Do not use it when
 * several trials stem from one item (two presentation orders, repeats) or for half credit: resample clusters instead
 * (`clusterBootstrapInterval`).
 *
 * Formula in words: all proportions that a two-sided score test would not reject; its centre is (successes + z^2 / 2) /
 * (n + z^2), its half width z / (n + z^2) times the root of successes * failures / n + z^2 / 4.
 *
 * Source: Wilson (1927), JASA 22(158), pp. 209-212, doi:10.1080/01621459.1927.10502953; R
 * `prop.test(successes, n, correct = FALSE)$conf.int`, `statsmodels.stats.proportion.proportion_confint(method =
 * "wilson")`.
 *
 * Complexity: O(1).
 *
 * Edge cases:
 * - No trial: undefined.
 * - No success: the lower end is exactly 0. Only successes: the upper end is exactly 1.
 * - One trial has an interval, though nearly all of 0 to 1.
 *
 * @param successes a whole number from 0 to n
 * @param n number of trials
 * @param options the level
 * @returns the interval within 0 and 1, or the reason why there is none
 * @throws RangeError if a count is not a whole number or out of range, or the level is out of range
 */
export function wilsonInterval(
  successes: number,
  n: number,
  options: WilsonIntervalOptions = {},
): Interval | { readonly undefined: string } {
  const { level = 0.95 } = options;
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(successes) || successes < 0 || successes > n) {
    throw new RangeError(`Cannot compute a Wilson interval: got ${successes} successes in ${n} trials`);
  }
  if (!(level > 0 && level < 1)) {
    throw new RangeError(`Cannot compute an interval at level ${level}: must be between 0 and 1`);
  }
  if (n === 0) return { undefined: "no trials" };
  const z = -normalQuantile((1 - level) / 2);
  const centre = (successes + (z * z) / 2) / (n + z * z);
  const half = (z * Math.sqrt((successes * (n - successes)) / n + (z * z) / 4)) / (n + z * z);
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === n ? 1 : Math.min(1, centre + half),
  };
}
