import { incompleteBeta } from "./incomplete-beta.js";
import { normalCdf } from "./normal-cdf.js";

/** From so many degrees on the beta function's argument is too near to 1 for its digits. */
const manyDegrees = 1e7;
/** Where the fourth power of t is no larger a part of the degrees, the expansion about the normal has ten digits. */
const expandedUpTo = 1e-4;

/**
 * Distribution function of Student's t distribution: the probability of a value up to t.
 *
 * Use it for means of few clusters. For the upper tail take `studentTCdf(-t, df)`, not `1 - studentTCdf(t, df)`, which
 * loses all digits.
 *
 * Formula in words: each tail is half the regularised incomplete beta function of df / (df + t^2) with the shapes
 * df / 2 and 1/2. From 10^7 degrees on, unless t is extreme: the normal distribution function less its density times
 * (t^3 + t) / (4 df).
 *
 * Source: NIST Digital Library of Mathematical Functions, 8.17, https://dlmf.nist.gov/8.17; R `pt(t, df)`; the expansion:
 * Abramowitz and Stegun (1964), 26.7.
 *
 * Complexity: O(root of df).
 *
 * Edge cases:
 * - t = 0: one half. Infinities: 0 and 1.
 * - df need not be a whole number.
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
  if (df >= manyDegrees && t ** 4 <= expandedUpTo * df) return nearNormal(t, df);
  // t^2 / df without overflow: beyond 1e150 the smaller part is 0 either way.
  const ratio = Math.min(Math.abs(t), 1e150) ** 2 / df;
  const complement = ratio / (1 + ratio);
  const tail =
    Math.abs(t) === Infinity
      ? 0
      : incompleteBeta({ x: 1 / (1 + ratio), complement, a: df / 2, b: 0.5 }).lower / 2;
  return t > 0 ? 1 - tail : tail;
}

function nearNormal(t: number, df: number): number {
  const density = Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI);
  return normalCdf(t) - (density * (t ** 3 + t)) / (4 * df);
}
