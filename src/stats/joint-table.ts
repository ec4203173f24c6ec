import { checkFinite } from "./check-finite.js";
import { elementAt } from "./element-at.js";

/** The pairs of values that occur, each once. */
export interface JointTable {
  /** The first variable's values, ascending. */
  readonly first: Float64Array;
  /** The second variable's values, ascending. */
  readonly second: Float64Array;
  /** The values of both variables together, ascending, each once. */
  readonly all: Float64Array;
  /** Of each of the first variable's values, its place among all. */
  readonly firstPlaces: Int32Array;
  /** Of each of the second variable's values, its place among all. */
  readonly secondPlaces: Int32Array;
  /** Of each pair of values, the place of the first one; pairs are ordered by it, then by `columns`. */
  readonly rows: Int32Array;
  /** Of each pair of values, the place of the second one. */
  readonly columns: Int32Array;
  /** Of each item, the place of its pair of values. */
  readonly cellOf: Int32Array;
}

/**
 * Joint table of two variables: each pair of values that occurs, once, in order.
 *
 * Use it before statistics of many resamples of the same items: the sorting is done once, and a resample is a weight for each
 * pair of values (`tableCorrelations`, `tableAgreement`).
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - No item: an empty table.
 * - 0 and -0 are the same value.
 *
 * @param first values of the first variable
 * @param second values of the second variable, item by item
 * @returns the table
 * @throws RangeError if the lengths differ
 * @throws TypeError if a value is NaN or infinite
 */
export function jointTable(first: readonly number[], second: readonly number[]): JointTable {
  if (first.length !== second.length) {
    throw new RangeError(`Cannot lay out values: got ${first.length} and ${second.length} values`);
  }
  checkFinite(first, "lay out values");
  checkFinite(second, "lay out values");
  const rows = placesOf(first);
  const columns = placesOf(second);
  const order = Array.from(first.keys()).sort(
    (a, b) =>
      elementAt(rows.places, a) - elementAt(rows.places, b) ||
      elementAt(columns.places, a) - elementAt(columns.places, b),
  );
  const cells: number[] = [];
  const cellOf = new Int32Array(first.length);
  let last = -1;
  for (const item of order) {
    const isNew =
      last < 0 || rows.places[item] !== rows.places[last] || columns.places[item] !== columns.places[last];
    if (isNew) cells.push(item);
    cellOf[item] = cells.length - 1;
    last = item;
  }
  const all = Float64Array.from(new Set([...rows.values, ...columns.values])).sort();
  const placeOf = new Map(Array.from(all, (value, place): [number, number] => [value, place]));
  const placesIn = (values: Float64Array): Int32Array =>
    Int32Array.from(values, (value) => placeOf.get(value) ?? 0);
  return {
    first: rows.values,
    second: columns.values,
    all,
    firstPlaces: placesIn(rows.values),
    secondPlaces: placesIn(columns.values),
    rows: Int32Array.from(cells, (item) => elementAt(rows.places, item)),
    columns: Int32Array.from(cells, (item) => elementAt(columns.places, item)),
    cellOf,
  };
}

/** The distinct values in order, and for each given one its place among them. */
function placesOf(given: readonly number[]): { readonly values: Float64Array; readonly places: Int32Array } {
  const values = Float64Array.from(new Set(given)).sort();
  const placeOf = new Map(Array.from(values, (value, place): [number, number] => [value, place]));
  return { values, places: Int32Array.from(given, (value) => placeOf.get(value) ?? 0) };
}
