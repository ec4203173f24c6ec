import { incompleteBeta } from "./incomplete-beta.js";

/**
 * Distribution function of Student's t distribution: the probability of a value up to t.
 *
 * Use it for means of few clusters. For the upper tail take `studentTCdf(-t, df)`, not `1 - studentTCdf(t, df)`, which
 * loses all digits.
 *
 * Formula in words: each tail is half the regularised incomplete beta function of df / (df + t^2) with the shapes
 * df / 2 and 1/2.
 *
 * Source: NIST Digital Library of Mathematical Functions, 8.17, https://dlmf.nist.gov/8.17; R `pt(t, df)`.
 *
 * Complexity: O(root of df).
 *
 * Edge cases:
 * - t = 0: one half. Infinities: 0 and 1.
 * - df need not be a whole number. Above 10^8 it loses digits: take `normalCdf` there.
 *
 * @param t the value
 * @param df degrees of freedom, above 0 and finite
 * @returns a probability from 0 to 1
 * @throws RangeError if df is not above 0
 * @throws TypeError if t is NaN
 */
export function studentTCdf(t: number, df: number): number {
  if (Number.isNaN(t)) throw new TypeError("Cannot compute a t probability: got NaN");
  if (!(df > 0 && df < Infinity)) throw new RangeError(`Cannot compute a t probability: got ${df} degrees`);
  // t^2 / df without overflow: beyond 1e150 the smaller part is 0 either way.
  const ratio = Math.min(Math.abs(t), 1e150) ** 2 / df;
  const complement = ratio / (1 + ratio);
  const tail =
    Math.abs(t) === Infinity
      ? 0
      : incompleteBeta({ x: 1 / (1 + ratio), complement, a: df / 2, b: 0.5 }).lower / 2;
  return t > 0 ? 1 - tail : tail;
}
