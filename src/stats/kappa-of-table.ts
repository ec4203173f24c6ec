import type { Defined } from "./defined.js";

/** How `kappaOfTable` weighs disagreements. */
export interface KappaOfTableOptions {
  /**
   * What a disagreement costs: 1 ("none"), the distance of row and column ("linear"), or its square ("quadratic").
   *
   * @default "none"
   */
  readonly weights?: "none" | "linear" | "quadratic" | undefined;
}

/**
 * Cohen's kappa, plain or weighted, from a contingency table.
 *
 * Use it where the table is there already, as in the resamples of a bootstrap; `cohenKappa` makes it from ratings.
 *
 * Formula in words: 1 less the ratio of the observed weighted disagreement to the one expected from the margins.
 *
 * Source: Cohen (1960, 1968), as in `cohenKappa`.
 *
 * Complexity: O(width^2).
 *
 * Edge cases:
 * - An empty table: undefined.
 * - Both raters put everything into the same one category: undefined.
 *
 * @param table items by the category of the first rater (row) and of the second (column), row by row: width * width whole
 *   numbers of at least 0
 * @param width number of categories
 * @param options the weights
 * @returns a number from -1 to 1, or the reason why there is none
 */
export function kappaOfTable(
  table: ArrayLike<number>,
  width: number,
  options: KappaOfTableOptions = {},
): Defined {
  const { weights = "none" } = options;
  let items = 0;
  let observed = 0;
  let expected = 0;
  for (let row = 0; row < width; row++) {
    let rowTotal = 0;
    for (let column = 0; column < width; column++) rowTotal += table[row * width + column] ?? 0;
    items += rowTotal;
    for (let column = 0; column < width; column++) {
      const cost = disagreement(Math.abs(row - column), weights);
      observed += cost * (table[row * width + column] ?? 0);
      expected += cost * rowTotal * columnTotal(table, width, column);
    }
  }
  if (items === 0) return { undefined: "no items" };
  // Both sums are whole numbers, hence exact: the comparison needs no tolerance.
  if (expected === 0) return { undefined: "chance agreement is 1" };
  return { value: 1 - (observed * items) / expected };
}

function columnTotal(table: ArrayLike<number>, width: number, column: number): number {
  let total = 0;
  for (let row = 0; row < width; row++) total += table[row * width + column] ?? 0;
  return total;
}

function disagreement(distance: number, weights: "none" | "linear" | "quadratic"): number {
  if (weights === "linear") return distance;
  if (weights === "quadratic") return distance * distance;
  return distance === 0 ? 0 : 1;
}
