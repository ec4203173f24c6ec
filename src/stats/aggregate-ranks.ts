import { checkFinite } from "./check-finite.js";
import type { Defined } from "./defined.js";
import { elementAt } from "./element-at.js";
import { midRanks } from "./mid-ranks.js";

/** A row's ranks over all columns; 1 is best. */
export interface AggregatedRank {
  /** Ranks, column by column; equal values share the mean of their ranks. */
  readonly ranks: readonly number[];
  /** Mean of the ranks, from 1 to the number of rows. */
  readonly mean: number;
  /** Borda count: rows beaten, added up over columns; a tie counts one half. */
  readonly borda: number;
  /** Standard deviation of the ranks over the columns, with divisor columns - 1; undefined of one column. */
  readonly dispersion: Defined;
  /** The best rank and the worst. */
  readonly best: number;
  readonly worst: number;
}

/**
 * Ranks of rows, such as judges, over columns, such as datasets, in place of their mean value.
 *
 * Use them beside mean accuracies: a mean over datasets of different difficulty and spread is ruled by those that spread most,
 * ranks are not. The dispersion says whether "the best judge" means the same everywhere.
 *
 * Formula in words: in each column the largest value has rank 1. Borda's count of a row is the sum over columns of (rows -
 * rank); it orders rows as the mean rank does.
 *
 * Source: Borda (1784), as in Dwork, Kumar, Naor and Sivakumar (2001), "Rank aggregation methods for the web", WWW 10, pp.
 * 613-622, doi:10.1145/371920.372165; ranks as `scipy.stats.rankdata(-x)`.
 *
 * Complexity: O(columns * rows log rows).
 *
 * Edge cases:
 * - One row: rank 1, Borda 0. One column: no dispersion, as there is nothing to vary over.
 * - No row, or no column: an empty list.
 *
 * @param table the values, row by row; larger is better
 * @returns one entry for each row
 * @throws RangeError if rows have different lengths
 * @throws TypeError if a value is NaN or infinite
 */
export function aggregateRanks(table: readonly (readonly number[])[]): readonly AggregatedRank[] {
  const width = table[0]?.length ?? 0;
  for (const row of table) {
    if (row.length !== width)
      throw new RangeError(`Cannot rank rows: got rows of ${width} and ${row.length}`);
    checkFinite(row, "rank rows");
  }
  if (width === 0) return [];
  const columns = Array.from({ length: width }, (_, column) =>
    midRanks(table.map((row) => -elementAt(row, column))),
  );
  return table.map((_, row) => {
    const ranks = columns.map((column) => elementAt(column, row));
    const mean = ranks.reduce((sum, rank) => sum + rank, 0) / width;
    const squares = ranks.reduce((sum, rank) => sum + (rank - mean) ** 2, 0);
    return {
      ranks,
      mean,
      borda: ranks.reduce((sum, rank) => sum + table.length - rank, 0),
      dispersion: width === 1 ? { undefined: "one column" } : { value: Math.sqrt(squares / (width - 1)) },
      best: Math.min(...ranks),
      worst: Math.max(...ranks),
    };
  });
}
