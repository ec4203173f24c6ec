import { checkPairs } from "./check-pairs.js";
import { countInversions } from "./count-inversions.js";
import type { Defined } from "./defined.js";
import { elementAt } from "./element-at.js";

/**
 * Kendall's rank correlation tau-b, corrected for ties: the surplus of pairs that two variables order alike.
 *
 * Use it for ordinal scores and rankings, also with ties. Do not use it to compare judges with different shares of
 * ties without a look at those: a judge who ties a lot has a smaller denominator.
 *
 * Formula in words: (concordant - discordant pairs), divided by the geometric mean of the number of pairs not tied in
 * the first variable and of those not tied in the second.
 *
 * Source: Kendall (1945), Biometrika 33(3), pp. 239-251, doi:10.1093/biomet/33.3.239; algorithm: Knight (1966), JASA
 * 61(314), pp. 436-439, doi:10.1080/01621459.1966.10480879; R `cor(x, y, method = "kendall")`,
 * `scipy.stats.kendalltau(variant = "b")`.
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - Fewer than two pairs, or a constant variable: undefined.
 * - Ties in both variables at once count once, as neither concordant nor discordant.
 * - Exact counts for fewer than 10^8 values.
 *
 * @param first values of the first variable
 * @param second values of the second variable, pair by pair
 * @returns a number from -1 to 1, or the reason why there is none
 * @throws RangeError if the lengths differ
 * @throws TypeError if a value is NaN or infinite
 */
export function kendallTauB(first: readonly number[], second: readonly number[]): Defined {
  const none = checkPairs(first, second, "Kendall's tau-b");
  if (none !== undefined) return none;
  const pairs = first
    .map((value, index): Pair => [value, elementAt(second, index)])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const all = pairCount(pairs.length);
  const tiedFirst = tiedPairs(pairs, (a, b) => a[0] === b[0]);
  const tiedBoth = tiedPairs(pairs, (a, b) => a[0] === b[0] && a[1] === b[1]);
  // Sorted by the first variable, and by the second within its ties, an inversion is a discordant pair.
  const discordant = countInversions(pairs.map((pair) => pair[1]));
  const tiedSecond = tiedPairs(
    [...pairs].sort((a, b) => a[1] - b[1]),
    (a, b) => a[1] === b[1],
  );
  const surplus = all - tiedFirst - tiedSecond + tiedBoth - 2 * discordant;
  const value = surplus / Math.sqrt(all - tiedFirst) / Math.sqrt(all - tiedSecond);
  return { value: Math.max(-1, Math.min(1, value)) };
}

type Pair = readonly [number, number];

function pairCount(values: number): number {
  return (values * (values - 1)) / 2;
}

/** Number of pairs within the runs of equal neighbours. */
function tiedPairs(sorted: readonly Pair[], equal: (a: Pair, b: Pair) => boolean): number {
  let tied = 0;
  let run = 0;
  for (const [index, pair] of sorted.entries()) {
    const previous = sorted[index - 1];
    run = previous !== undefined && equal(previous, pair) ? run + 1 : 0;
    tied += run;
  }
  return tied;
}
