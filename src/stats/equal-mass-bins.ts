import { checkFinite } from "./check-finite.js";
import { elementAt } from "./element-at.js";

/**
 * Divides items into bins of equal mass: of equal numbers of items, from the smallest value up.
 *
 * Use it for reliability diagrams and all that is computed from their bins, so that they share them.
 *
 * Formula in words: items are sorted by value; those of equal value stay together and fall where their middle one does.
 *
 * Source: Nguyen and O'Connor (2015), EMNLP, pp. 1587-1598, for equal mass; equal values together is our rule, so that the
 * order of the items means nothing.
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - No value: no bin. Bins that no item falls into are left out, so there may be fewer than were asked for.
 *
 * @param values the values
 * @param bins how many bins, at least 1
 * @returns for each bin with items their places in the values, sorted by value
 * @throws RangeError if the number of bins is not a positive whole number
 * @throws TypeError if a value is NaN or infinite
 */
export function equalMassBins(values: readonly number[], bins: number): readonly (readonly number[])[] {
  if (!Number.isSafeInteger(bins) || bins < 1) throw new RangeError(`Cannot divide items: got ${bins} bins`);
  checkFinite(values, "divide items");
  const n = values.length;
  const order = [...values.keys()].sort((a, b) => elementAt(values, a) - elementAt(values, b));
  const binned = new Map<number, number[]>();
  for (let start = 0; start < n;) {
    const value = elementAt(values, elementAt(order, start));
    let end = start + 1;
    while (end < n && elementAt(values, elementAt(order, end)) === value) end++;
    const bin = Math.min(bins - 1, Math.floor(((start + end) / 2 / n) * bins));
    const inside = binned.get(bin) ?? [];
    for (const place of order.slice(start, end)) inside.push(place);
    binned.set(bin, inside);
    start = end;
  }
  return [...binned.values()];
}
