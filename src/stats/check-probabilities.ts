/**
 * Refuses numbers that are no probabilities.
 *
 * Complexity: O(n).
 *
 * Edge cases:
 * - No value passes, and so do 0 and 1.
 *
 * @param values the numbers
 * @param action what is being done, to name in the message, as in "adjust p-values"
 * @throws RangeError if a value is NaN or not from 0 to 1
 */
export function checkProbabilities(values: readonly number[], action: string): void {
  for (const [index, value] of values.entries()) {
    if (!(value >= 0 && value <= 1)) throw new RangeError(`Cannot ${action}: got ${value} at index ${index}`);
  }
}
