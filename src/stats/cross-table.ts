/** How often two raters used each pair of categories. */
export interface CrossTable<T> {
  /** The categories, in the given order or in that of their first appearance. */
  readonly categories: readonly T[];
  /** Items by the category of the first rater (row) and of the second (column), row by row. */
  readonly counts: Float64Array;
  /** Items by the category of the first rater. */
  readonly firstTotals: Float64Array;
  /** Items by the category of the second rater. */
  readonly secondTotals: Float64Array;
  /** Number of items. */
  readonly items: number;
}

/** What `crossTable` needs to know. */
export interface CrossTableOptions<T> {
  /** Name of the statistic, for messages. */
  readonly statistic: string;
  /** All categories that a rater may use; those that were used if left out. */
  readonly categories?: readonly T[] | undefined;
}

/**
 * Contingency table of two ratings of the same items.
 *
 * The common first step of the chance-corrected coefficients for two raters.
 *
 * Source: R `table(first, second)`.
 *
 * Complexity: O(items + categories^2).
 *
 * Edge cases:
 * - No item gives a table of zeros.
 * - A category that nobody used has a row and a column of zeros if it is listed, and none otherwise.
 * - 0 and -0 are the same category; 1 and "1" are not.
 *
 * @param first ratings of the first rater
 * @param second ratings of the second rater, item by item
 * @param options name of the statistic and list of categories
 * @returns counts and their margins
 * @throws RangeError if the lengths differ, a category is listed twice, or a rating is not listed
 * @throws TypeError if a rating is NaN
 */
export function crossTable<T extends string | number>(
  first: readonly T[],
  second: readonly T[],
  options: CrossTableOptions<T>,
): CrossTable<T> {
  const { statistic } = options;
  if (first.length !== second.length) {
    throw new RangeError(`Cannot compute ${statistic}: got ${first.length} and ${second.length} ratings`);
  }
  const categories = [...(options.categories ?? new Set([...first, ...second]))];
  const places = new Map(categories.map((category, place) => [category, place]));
  if (places.size < categories.length) {
    throw new RangeError(
      `Cannot compute ${statistic}: got a category twice in ${JSON.stringify(categories)}`,
    );
  }
  const placeOf = (rating: T): number => {
    if (Number.isNaN(rating)) throw new TypeError(`Cannot compute ${statistic}: got a rating of NaN`);
    const place = places.get(rating);
    if (place !== undefined) return place;
    throw new RangeError(
      `Cannot compute ${statistic}: got a rating of ${JSON.stringify(rating)}, not a category`,
    );
  };
  const width = categories.length;
  const counts = new Float64Array(width * width);
  const firstTotals = new Float64Array(width);
  const secondTotals = new Float64Array(width);
  const columns = second.map(placeOf);
  for (const [item, row] of first.map(placeOf).entries()) {
    const column = columns[item] ?? 0;
    increment(counts, row * width + column);
    increment(firstTotals, row);
    increment(secondTotals, column);
  }
  return { categories, counts, firstTotals, secondTotals, items: first.length };
}

function increment(totals: Float64Array, at: number): void {
  totals[at] = (totals[at] ?? 0) + 1;
}
