import { checkFinite } from "./check-finite.js";

/**
 * Number of inversions: pairs of places where the earlier value is larger than the later one.
 *
 * The least number of exchanges of neighbours that sorts the values. Ties are no inversions.
 *
 * Formula in words: merge sort from the bottom up; whenever a value of the right half is taken before values of the
 * left half, all of those are inverted with it.
 *
 * Source: Knight (1966), JASA 61(314), pp. 436-439, doi:10.1080/01621459.1966.10480879.
 *
 * Complexity: O(n log n) time, O(n) memory.
 *
 * Edge cases:
 * - Fewer than two values: 0.
 * - Exact for fewer than 10^8 values.
 *
 * @param values the values; not changed
 * @returns a whole number from 0 to n (n - 1) / 2
 * @throws TypeError if a value is NaN or infinite
 */
export function countInversions(values: readonly number[]): number {
  checkFinite(values, "count inversions");
  let from = Float64Array.from(values);
  let to = new Float64Array(values.length);
  let inversions = 0;
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length);
      const end = Math.min(start + 2 * width, values.length);
      inversions += merge(from, to, { start, middle, end });
    }
    [from, to] = [to, from];
  }
  return inversions;
}

/** Merges two sorted neighbours of `from` into `to` and counts how often the right one goes first. */
function merge(
  from: Float64Array,
  to: Float64Array,
  { start, middle, end }: { start: number; middle: number; end: number },
): number {
  let inversions = 0;
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    const fromRight = left === middle || (right < end && (from[right] ?? 0) < (from[left] ?? 0));
    if (fromRight) inversions += middle - left;
    to[at] = (fromRight ? from[right++] : from[left++]) ?? 0;
  }
  return inversions;
}
