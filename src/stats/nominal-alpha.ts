import type { Defined } from "./defined.js";

/**
 * Krippendorff's alpha at the nominal level, from totals.
 *
 * Use it where the totals are there already, as in the resamples of a bootstrap; `krippendorffAlpha` makes them from ratings
 * and knows the other levels.
 *
 * Formula in words: 1 less observed / expected. Expected: the number of pairs of pairable values that differ, over all of
 * them regardless of units, divided by the number of values less 1.
 *
 * Source: Krippendorff (2011), as in `krippendorffAlpha`.
 *
 * Complexity: O(values).
 *
 * Edge cases:
 * - Fewer than two pairable values: undefined. All of them equal: undefined ("no variation").
 *
 * @param totals how often each value was given in units with two values or more
 * @param observed sum over units of the pairs of values that differ, each unit's divided by its number of values less 1
 * @returns a number up to 1, or the reason why there is none
 */
export function nominalAlpha(totals: Iterable<number>, observed: number): Defined {
  let count = 0;
  let expected = 0;
  for (const total of totals) {
    expected += count * total;
    count += total;
  }
  if (count < 2) return { undefined: "fewer than two pairable values" };
  if (expected === 0) return { undefined: "no variation" };
  return { value: 1 - observed / (expected / (count - 1)) };
}
