import { elementAt } from "./element-at.js";

/**
 * Sample quantile by linear interpolation of the order statistics ("type 7").
 *
 * Use it for percentiles of many values. Do not use it to estimate extreme quantiles of a few values: it never leaves
 * their range.
 *
 * Formula in words: the value at place (n - 1) * probability, counted from 0, between its two neighbours.
 *
 * Source: Hyndman and Fan (1996), The American Statistician 50(4), pp. 361-365, definition 7,
 * doi:10.1080/00031305.1996.10473566; the default of R `quantile` and of `numpy.quantile`. `quantileSorted` of
 * simple-statistics gives the same, without the check of the order.
 *
 * Complexity: O(n), for the check of the order.
 *
 * Edge cases:
 * - One value: that value at every probability.
 * - Probability 0: the smallest value; 1: the largest.
 *
 * @param sorted the values, from the smallest up
 * @param probability from 0 to 1
 * @returns a number between the smallest and the largest value
 * @throws RangeError if there is no value, the probability is out of range, or the values are out of order or NaN
 */
export function quantile(sorted: ArrayLike<number>, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`Cannot take a quantile at ${probability}: must be from 0 to 1`);
  }
  if (sorted.length === 0) throw new RangeError("Cannot take a quantile: got no values");
  let previous = elementAt(sorted, 0);
  for (let index = 0; index < sorted.length; index++) {
    const value = elementAt(sorted, index);
    if (!(previous <= value)) throw new RangeError(`Cannot take a quantile: got ${value} after ${previous}`);
    previous = value;
  }
  const place = (sorted.length - 1) * probability;
  const below = elementAt(sorted, Math.floor(place));
  const above = elementAt(sorted, Math.ceil(place));
  return below === above ? below : below + (place - Math.floor(place)) * (above - below);
}
