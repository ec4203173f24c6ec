import { checkProbabilities } from "./check-probabilities.js";

/**
 * Benjamini and Hochberg's step-up adjustment of p-values: controls the expected share of false ones among the
 * rejections.
 *
 * Use it to screen many tests that are independent or positively dependent. Do not use it where each single claim must
 * hold (`holmAdjust`).
 *
 * Formula in words: the k-th smallest of m p-values is multiplied by m / k; none may be above an adjusted larger one,
 * none above 1.
 *
 * Source: Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57(1), pp. 289-300,
 * doi:10.1111/j.2517-6161.1995.tb02031.x; R `p.adjust(p, "BH")`.
 *
 * Complexity: O(m log m).
 *
 * Edge cases:
 * - No p-value: none adjusted. One p-value: unchanged.
 * - Equal p-values stay equal.
 *
 * @param pValues the p-values, all tests that were made, not only the interesting ones
 * @returns adjusted p-values in the same order, to be compared with the false discovery rate as they are
 * @throws RangeError if a value is not from 0 to 1
 */
export function benjaminiHochbergAdjust(pValues: readonly number[]): number[] {
  checkProbabilities(pValues, "adjust p-values");
  const descending = Array.from(pValues, (p, place) => ({ p, place })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let most = 1;
  for (const [larger, { p, place }] of descending.entries()) {
    most = Math.min(most, (p * pValues.length) / (pValues.length - larger));
    adjusted[place] = most;
  }
  return adjusted;
}
