import { murmurHash } from "./murmur-hash.js";

/** A source of uniform random numbers: the only randomness that statistics may use. */
export interface Random {
  /** The next number, at least 0 and below 1, a multiple of 2^-53. */
  next(): number;
}

/**
 * Pseudo-random number generator sfc32 ("small fast counter"), seeded from a number or a text.
 *
 * Use it for resampling, permutation and shuffling that must be repeatable on every machine. Do not use it for
 * secrets.
 *
 * Formula in words: four hashes of the seed (MurmurHash3 of its UTF-8 bytes with the hash seeds 0 to 3) fill the
 * four 32-bit words of the state, the fourth being a counter; twelve rounds are thrown away; each number joins the
 * upper 27 bits of one output with the upper 26 bits of the next.
 *
 * Source: Chris Doty-Humphrey, PractRand 0.94, `sfc32` (public domain); the average period is 2^127, the shortest
 * at least 2^32 outputs. The joining of 27 and 26 bits is `genrand_res53` of Matsumoto and Nishimura (2002).
 *
 * Complexity: O(length of the seed) to start, O(1) per number.
 *
 * Edge cases:
 * - The number 1 and the text "1" are the same seed, hence a seed read from a file means what one typed means.
 * - 0 and -0 are the same seed; fractions are allowed.
 * - Neighbouring seeds give unrelated sequences.
 *
 * @param seed a finite number or any text
 * @returns an independent generator, at its beginning
 * @throws RangeError if the seed is a number and not finite
 */
export function seededRandom(seed: number | string): Random {
  if (typeof seed === "number" && !Number.isFinite(seed)) {
    throw new RangeError(`Cannot seed a random generator: got ${seed}`);
  }
  const text = String(seed);
  let first = murmurHash(text, 0) | 0;
  let second = murmurHash(text, 1) | 0;
  let third = murmurHash(text, 2) | 0;
  let counter = murmurHash(text, 3) | 0;
  const nextWord = (): number => {
    const word = (first + second + counter) | 0;
    counter = (counter + 1) | 0;
    first = second ^ (second >>> 9);
    second = (third + (third << 3)) | 0;
    third = (((third << 21) | (third >>> 11)) + word) | 0;
    return word;
  };
  for (let round = 0; round < 12; round++) nextWord();
  return {
    next(): number {
      const upper = nextWord() >>> 5;
      const lower = nextWord() >>> 6;
      return (upper * 67108864 + lower) / 9007199254740992;
    },
  };
}
