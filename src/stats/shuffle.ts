import { randomInt } from "./random-int.js";
import type { Random } from "./seeded-random.js";

/**
 * Shuffled copy: a uniformly random permutation of the values.
 *
 * Use it where each arrangement must be equally likely. To order things by their names regardless of how they
 * arrive, use `seededOrder`.
 *
 * Formula in words: each value in turn takes a place drawn from those filled so far and the next one; what stood there
 * moves to the next one.
 *
 * Source: Fisher and Yates, inside-out form: Knuth, The Art of Computer Programming 2, 3rd edition, section 3.4.2;
 * the exchange form is Durstenfeld (1964), CACM 7(7), p. 420, doi:10.1145/364520.364540.
 *
 * Complexity: O(n).
 *
 * Edge cases:
 * - No value or one value: an equal copy.
 * - The input is not changed.
 *
 * @param random the source of randomness; advanced by one number per value
 * @param values the values
 * @returns a new array with the same values
 */
export function shuffle<T>(random: Random, values: readonly T[]): T[] {
  const shuffled: T[] = [];
  for (const [index, value] of values.entries()) {
    const place = randomInt(random, index + 1);
    // The value that stood at the place moves to the end; nothing does if the place is the end.
    shuffled.push(...shuffled.slice(place, place + 1));
    shuffled[place] = value;
  }
  return shuffled;
}
