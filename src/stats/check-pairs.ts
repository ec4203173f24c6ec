import { checkFinite } from "./check-finite.js";
import type { Defined } from "./defined.js";

/**
 * Common preconditions of the correlations: refuses malformed pairs and finds the reason why well-formed ones have no
 * correlation.
 *
 * Complexity: O(n).
 *
 * Edge cases:
 * - Fewer than two pairs: a reason.
 * - All values of a variable equal: a reason, decided by comparing values and never by a variance, which rounding can
 *   make positive.
 *
 * @param first values of the first variable
 * @param second values of the second variable, pair by pair
 * @param statistic its name for messages, as in "Pearson's correlation"
 * @returns the reason why there is no correlation, or nothing if there is one
 * @throws RangeError if the lengths differ
 * @throws TypeError if a value is NaN or infinite
 */
export function checkPairs(
  first: readonly number[],
  second: readonly number[],
  statistic: string,
): Exclude<Defined, { readonly value: number }> | undefined {
  if (first.length !== second.length) {
    throw new RangeError(`Cannot compute ${statistic}: got ${first.length} and ${second.length} values`);
  }
  const action = `compute ${statistic}`;
  checkFinite(first, action);
  checkFinite(second, action);
  if (first.length < 2) return { undefined: "fewer than two pairs" };
  const constant = [first, second].map((values) => values.every((value) => value === values[0]));
  if (constant[0] === true) {
    return {
      undefined: constant[1] === true ? "both variables are constant" : "the first variable is constant",
    };
  }
  return constant[1] === true ? { undefined: "the second variable is constant" } : undefined;
}
