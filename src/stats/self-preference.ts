import { clusteredContrast, type ClusteredContrast } from "./clustered-contrast.js";

/** A pair of which exactly one output is by the judge's own family. */
export interface OwnPair {
  /** Label of the pair's cluster. */
  readonly cluster: string | number;
  /** Whether humans prefer the output by the own family; a tie is to be left out. */
  readonly goldOwn: boolean;
  /** What the judge did: 1 picked its own, 0 the other, 0.5 a tie. */
  readonly picksOwn: number;
}

/** How much a judge favours its own family. */
export interface SelfPreference extends ClusteredContrast {
  /** P(own picked | humans prefer own). */
  readonly whenOwnBetter: number;
  /** P(other picked | humans prefer the other). */
  readonly whenOtherBetter: number;
}

/**
 * Self-preference: by how much a judge is right more often where the better output is by its own family than where it is not.
 *
 * Use it on pairs of which exactly one output is by the own family, in both positions. What is harmful of it is how far
 * `whenOtherBetter` falls below the judge's usual accuracy: own outputs chosen although they are worse.
 *
 * Formula in words: P(judge picks own, given that humans prefer own) minus P(judge picks other, given that humans prefer other), with
 * the cluster-robust interval of `clusteredContrast`.
 *
 * Source: Wataoka et al. (2024), Self-Preference Bias in LLM-as-a-Judge, arXiv 2410.21819: the gap of equal opportunity.
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - Pairs in which humans prefer own, or those in which they prefer the other, in fewer than two clusters: undefined.
 *
 * @param pairs the pairs
 * @param options level of the interval
 * @returns the gap, -1..1, positive where the own family is favoured, or the reason why there is none
 * @throws RangeError if a pick is not from 0 to 1, or the level is out of range
 */
export function selfPreference(
  pairs: readonly OwnPair[],
  { level = 0.95 }: { readonly level?: number | undefined } = {},
): SelfPreference | { readonly undefined: string } {
  if (!pairs.every(({ picksOwn }) => picksOwn >= 0 && picksOwn <= 1)) {
    throw new RangeError("Cannot compute a self-preference: picks must be from 0 to 1");
  }
  const right = pairs.map(({ goldOwn, picksOwn }) => (goldOwn ? picksOwn : 1 - picksOwn));
  const contrast = clusteredContrast({
    scores: right,
    groups: pairs.map(({ goldOwn }) => (goldOwn ? 0 : 1)),
    weights: [1, -1],
    clusters: pairs.map(({ cluster }) => cluster),
    level,
  });
  if ("undefined" in contrast)
    return pairs.length === 0 ? { undefined: "no pair with one output of the own family" } : contrast;
  const [own = NaN, other = NaN] = contrast.means;
  return { ...contrast, whenOwnBetter: own, whenOtherBetter: other };
}
