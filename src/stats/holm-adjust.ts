import { checkProbabilities } from "./check-probabilities.js";

/**
 * Holm's step-down adjustment of p-values: controls the probability of even one false rejection.
 *
 * Use it when each single claim must hold, under any dependence of the tests. For many tests of which some may be wrong,
 * use `benjaminiHochbergAdjust`; for all pairs of evaluators `maxTSignificance` declares more.
 *
 * Formula in words: the k-th smallest of m p-values is multiplied by m - k + 1; none may be below an adjusted smaller
 * one, none above 1.
 *
 * Source: Holm (1979), Scandinavian Journal of Statistics 6(2), pp. 65-70, https://www.jstor.org/stable/4615733; R
 * `p.adjust(p, "holm")`.
 *
 * Complexity: O(m log m).
 *
 * Edge cases:
 * - No p-value: none adjusted. One p-value: unchanged.
 * - Equal p-values stay equal.
 *
 * @param pValues the p-values, all tests that were made, not only the interesting ones
 * @returns adjusted p-values in the same order, to be compared with the level as they are
 * @throws RangeError if a value is not from 0 to 1
 */
export function holmAdjust(pValues: readonly number[]): number[] {
  checkProbabilities(pValues, "adjust p-values");
  const ascending = Array.from(pValues, (p, place) => ({ p, place })).sort((a, b) => a.p - b.p);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let least = 0;
  for (const [smaller, { p, place }] of ascending.entries()) {
    least = Math.max(least, Math.min(1, p * (pValues.length - smaller)));
    adjusted[place] = least;
  }
  return adjusted;
}
