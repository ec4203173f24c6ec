/**
 * Value of a polynomial, by Horner's rule.
 *
 * Complexity: O(coefficients).
 *
 * Edge cases:
 * - No coefficient: 0.
 *
 * @param coefficients the factors of the powers of x, from the constant up
 * @param x where to evaluate
 * @returns the value
 */
export function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}
