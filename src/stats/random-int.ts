import type { Random } from "./seeded-random.js";

const STEPS = 2 ** 53;

/**
 * Uniform random whole number from 0 to n - 1, without bias.
 *
 * Use it wherever an index is drawn. `Math.floor(random.next() * n)` favours some numbers when n does not divide
 * 2^53; the bias is tiny for small n, but costs nothing to avoid.
 *
 * Formula in words: the 2^53 possible outcomes are cut into n equal buckets; the few left over are drawn again. The
 * result grows with the outcome.
 *
 * Source: rejection sampling, e.g. Lemire (2019), "Fast random integer generation in an interval", ACM TOMACS 29(1),
 * section 2, doi:10.1145/3230636.
 *
 * Complexity: O(1) expected; a draw is repeated with probability below n / 2^53.
 *
 * Edge cases:
 * - n = 1 gives 0 and still draws once.
 *
 * @param random the source of randomness; advanced by one number, very rarely more
 * @param n how many different results there are: a whole number from 1 to 2^53 - 1
 * @returns a whole number from 0 to n - 1
 * @throws RangeError if n is out of range
 */
export function randomInt(random: Random, n: number): number {
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError(`Cannot draw an integer below n: got n = ${n}`);
  const bucket = Math.floor(STEPS / n);
  for (;;) {
    const drawn = Math.floor((random.next() * STEPS) / bucket);
    if (drawn < n) return drawn;
  }
}
