/**
 * Refuses numbers that no statistic can take.
 *
 * Complexity: O(n).
 *
 * Edge cases:
 * - No value passes.
 *
 * @param values the numbers
 * @param action what is being done, to name in the message, as in "compute Pearson's correlation"
 * @throws TypeError if a value is NaN or infinite
 */
export function checkFinite(values: ArrayLike<number>, action: string): void {
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (!Number.isFinite(value)) {
      throw new TypeError(`Cannot ${action}: got ${String(value)} at index ${index}`);
    }
  }
}
