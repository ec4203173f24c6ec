import { elementAt } from "./element-at.js";
import { flipBias } from "./flip-bias.js";
import { seededRandom } from "./seeded-random.js";

/** Answers on one pair: how often each was given under both positions, two or more answers each. */
export interface CountedAnswers {
  readonly original: readonly number[];
  readonly swapped: readonly number[];
}

/** What `flipPermutationTest` can be told. */
export interface FlipPermutationTestOptions {
  readonly seed: number | string;
  /**
   * Number of random permutations.
   *
   * @default 1000
   */
  readonly draws?: number | undefined;
}

/** Sums that differ by less are equal: it is rounding. */
const ROUNDING = 1e-9;

/**
 * Permutation test of whether a position does anything: the probability that answers dealt out to both positions at random flip between
 * positions as much beyond noise as the answers given do.
 *
 * Use it beside `flipSplit`, for one-sided: what a position does makes more flips and never fewer. It is exact for few pairs and quiet
 * judges too, where intervals are not. If the position does nothing to any pair, the repeats of a pair might as well have been given under
 * the other position, whatever the noise and however alike the pairs of a cluster are.
 *
 * Formula in words: the answers on each pair are dealt out to its positions anew, as many to each as before, and `flipBias` is added up
 * over pairs; p is (1 + number of sums at least as large) / (1 + number drawn).
 *
 * Source: Fisher (1935), The Design of Experiments, section 21; random permutations: Phipson and Smyth (2010), Statistical Applications
 * in Genetics and Molecular Biology 9(1), article 39, doi:10.2202/1544-6115.1585.
 *
 * Complexity: O(pairs * draws): 1,000 pairs take some tenths of a second.
 *
 * Edge cases:
 * - No pair, or each pair with one answer only: p is 1.
 * - The order of the pairs does not matter.
 *
 * @param items counts of the answers on each pair
 * @param options seed and number of permutations
 * @returns the p-value, above 0 and at most 1
 * @throws RangeError if the number of draws is not a positive whole number
 */
export function flipPermutationTest(
  items: readonly CountedAnswers[],
  { seed, draws = 1000 }: FlipPermutationTestOptions,
): { readonly p: number } {
  if (!Number.isSafeInteger(draws) || draws < 1) {
    throw new RangeError(`Cannot permute answers: got ${draws} draws`);
  }
  const found = items.reduce((total, { original, swapped }) => total + flipBias(original, swapped), 0);
  const random = seededRandom(seed);
  // Answers that are all alike can be dealt out in one way, which adds 0.
  const kinds = alikeItems(items).filter(({ values }) => values.length > 1);
  let far = 0;
  for (let draw = 0; draw < draws; draw++) {
    let total = 0;
    for (const { values, cumulative, times } of kinds) {
      for (let item = 0; item < times; item++) {
        const chance = random.next();
        let place = 0;
        // What is left over after the last is rounding.
        while (place < values.length - 1 && chance >= (cumulative[place] ?? 1)) place++;
        total += values[place] ?? 0;
      }
    }
    if (total >= found - ROUNDING) far++;
  }
  return { p: (1 + far) / (1 + draws) };
}

/** Pairs whose answers can be dealt out alike: the values of `flipBias`, and their probabilities, added up. */
interface AlikeItems {
  readonly values: Float64Array;
  readonly cumulative: Float64Array;
  readonly times: number;
}

function alikeItems(items: readonly CountedAnswers[]): readonly AlikeItems[] {
  const known = new Map<
    string,
    { readonly counts: readonly number[]; readonly own: number; times: number }
  >();
  for (const { original, swapped } of items) {
    // Which answer is which does not matter.
    const counts = original.map((count, kind) => count + elementAt(swapped, kind)).sort((a, b) => b - a);
    const own = original.reduce((total, count) => total + count, 0);
    const key = `${own} ${counts.join(" ")}`;
    const alike = known.get(key);
    if (alike === undefined) known.set(key, { counts, own, times: 1 });
    else alike.times++;
  }
  return [...known]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, alike]) => ({ ...dealt(alike), times: alike.times }));
}

/** All ways to deal out answers, of which `own` go to the first position, each with its probability. */
function dealt({ counts, own }: { readonly counts: readonly number[]; readonly own: number }): {
  readonly values: Float64Array;
  readonly cumulative: Float64Array;
} {
  let ways: readonly { readonly first: readonly number[]; readonly left: number; readonly weight: number }[] =
    [{ first: [], left: own, weight: 1 }];
  for (const count of counts) {
    ways = ways.flatMap(({ first, left, weight }) =>
      Array.from({ length: Math.min(count, left) + 1 }, (_, taken) => ({
        first: [...first, taken],
        left: left - taken,
        weight: weight * choose(count, taken),
      })),
    );
  }
  const whole = ways.filter(({ left }) => left === 0);
  const total = whole.reduce((sum, { weight }) => sum + weight, 0);
  let sum = 0;
  return {
    values: Float64Array.from(whole, ({ first }) =>
      flipBias(
        first,
        counts.map((count, kind) => count - elementAt(first, kind)),
      ),
    ),
    cumulative: Float64Array.from(whole, ({ weight }) => (sum += weight / total)),
  };
}

/** Number of ways to take some of so many. */
function choose(count: number, taken: number): number {
  let ways = 1;
  for (let k = 1; k <= taken; k++) ways *= (count - taken + k) / k;
  return ways;
}
