import { checkFinite } from "./check-finite.js";
import { seededRandom } from "./seeded-random.js";
import { sumByCluster } from "./sum-by-cluster.js";

/** What `signFlipTest` works on. */
export interface SignFlipTestOptions {
  /** Difference of the two evaluators on each item. */
  readonly differences: readonly number[];
  /** Label of the cluster of each difference; each is its own cluster if left out. */
  readonly clusters?: readonly (string | number)[] | undefined;
  /** Seed of the flips; without effect when the test is exact. */
  readonly seed: number | string;
  /**
   * Number of random flips when the test is not exact.
   *
   * @default 10000
   */
  readonly flips?: number | undefined;
}

/** Result of a sign-flip test. */
export interface SignFlipTest {
  /** Two-sided p-value, above 0. */
  readonly p: number;
  /** Whether all sign patterns were counted, rather than a random sample of them. */
  readonly exact: boolean;
  /** Number of clusters whose sum is not 0: the others say nothing. */
  readonly informative: number;
}

/** Up to this number of clusters, all sign patterns are counted. */
const EXACT_CLUSTERS = 20;

/** Two sums that differ by less than this share of the sum of all sizes are equal: it is rounding. */
const ROUNDING = 1e-12;

/**
 * Sign-flip permutation test: whether two evaluators score alike on the same items, when items come in clusters or
 * scores are graded.
 *
 * Use it for paired differences of accuracy with half credit, of two presentation orders, or of several items from one
 * source. Do not use it for unpaired scores, nor to show that two evaluators are equally good.
 *
 * Formula in words: differences are summed within clusters. If the evaluators are exchangeable, each sum might as well
 * have the other sign. The p-value is the share of sign patterns whose total is at least as far from 0 as the observed
 * one: of all patterns for up to 20 clusters; else, with random patterns, (1 + number as far) / (1 + number drawn).
 *
 * Source: Fisher (1935), The Design of Experiments, section 21; random patterns: Phipson and Smyth (2010),
 * Statistical Applications in Genetics and Molecular Biology 9(1), article 39, doi:10.2202/1544-6115.1585; equals
 * `scipy.stats.permutation_test(permutation_type = "samples")` on cluster sums where that is exact.
 *
 * Complexity: O(n log n + clusters * flips), or O(2^clusters) when exact, about a million steps at most.
 *
 * Edge cases:
 * - No difference at all: undefined.
 * - All cluster sums 0: p is 1.
 * - Clusters whose sum is 0 do not count towards the 20.
 * - Totals that differ by rounding only are equal, and count as equally far.
 * - The smallest possible p-value is 2 / 2^clusters when exact, hence with five clusters no difference is significant at
 *   0.05.
 *
 * @param options differences, clusters, seed and flips
 * @returns the p-value and how it was found, or the reason why there is none
 * @throws RangeError if the lengths differ or the number of flips is not a positive whole number
 * @throws TypeError if a difference is NaN or infinite
 */
export function signFlipTest(options: SignFlipTestOptions): SignFlipTest | { readonly undefined: string } {
  const { differences, clusters, seed, flips = 10_000 } = options;
  if (!Number.isInteger(flips) || flips < 1) throw new RangeError(`Cannot flip signs: got ${flips} flips`);
  checkFinite(differences, "flip signs of differences");
  if (differences.length === 0) return { undefined: "no differences" };
  const sums = clusters === undefined ? differences : [...sumByCluster(differences, clusters).sums];
  const sizes = sums.map(Math.abs);
  const all = sizes.reduce((total, size) => total + size, 0);
  const informative = sizes.filter((size) => size > ROUNDING * all);
  const total = Math.abs(sums.reduce((sum, value) => sum + value, 0));
  // Random signs of the sums are random signs of their sizes.
  const threshold = total - ROUNDING * all;
  const exact = informative.length <= EXACT_CLUSTERS;
  const p = exact
    ? countPatterns(informative, 0, threshold) / 2 ** informative.length
    : (1 + drawPatterns(informative, threshold, { seed, flips })) / (1 + flips);
  return { p, exact, informative: informative.length };
}

/** Number of sign patterns of the sizes that, added to a sum, end at the threshold or further from 0. */
function countPatterns(sizes: readonly number[], sum: number, threshold: number): number {
  const count = (place: number, partial: number): number => {
    const size = sizes[place];
    if (size === undefined) return Math.abs(partial) >= threshold ? 1 : 0;
    return count(place + 1, partial + size) + count(place + 1, partial - size);
  };
  return count(0, sum);
}

/** Number of random sign patterns that end at the threshold or further from 0. */
function drawPatterns(
  sizes: readonly number[],
  threshold: number,
  { seed, flips }: { readonly seed: number | string; readonly flips: number },
): number {
  const random = seededRandom(seed);
  let far = 0;
  for (let flip = 0; flip < flips; flip++) {
    let sum = 0;
    let bits = 0;
    for (let place = 0; place < sizes.length; place++) {
      // One random number has the signs of 32 clusters.
      bits = place % 32 === 0 ? Math.floor(random.next() * 4294967296) : bits >>> 1;
      const size = sizes[place] ?? 0;
      sum += bits % 2 === 0 ? size : -size;
    }
    if (Math.abs(sum) >= threshold) far++;
  }
  return far;
}
