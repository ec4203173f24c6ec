/**
 * Element of an array at an index that must exist. Statistics read through it where an index error would
 * otherwise turn into a wrong number.
 *
 * Complexity: O(1).
 *
 * Edge cases:
 * - An index out of range, or a hole, is an error and never `undefined`.
 *
 * @param values the array
 * @param index a whole number from 0 to the length less 1
 * @returns the element
 * @throws RangeError if there is no element at the index
 */
export function elementAt<T>(values: ArrayLike<T>, index: number): T {
  const value = values[index];
  if (value === undefined)
    throw new RangeError(`Cannot read element ${index}: got ${values.length} elements`);
  return value;
}
