import fc from "fast-check";
import { jointTable, type JointTable } from "../../src/stats/joint-table.js";

/** A table of two scores, how often each of its cells counts, and the items written out as often as they count. */
export interface WeightedTable {
  readonly table: JointTable;
  readonly weights: Float64Array;
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/** Tables of up to 25 items, of which each counts up to three times: halves from `least` to 4 beside whole numbers from 0 to `most`. */
export function weightedTables(least: number, most: number): fc.Arbitrary<WeightedTable> {
  const item = fc.record({
    first: fc.integer({ min: 2 * least, max: 8 }).map((whole) => whole / 2),
    second: fc.integer({ min: 0, max: most }),
    times: fc.integer({ min: 0, max: 3 }),
  });
  return fc.array(item, { maxLength: 25 }).map((items) => {
    const table = jointTable(
      items.map(({ first }) => first),
      items.map(({ second }) => second),
    );
    const weights = new Float64Array(table.rows.length);
    for (const [place, { times }] of items.entries()) {
      const cell = table.cellOf[place] ?? 0;
      weights[cell] = (weights[cell] ?? 0) + times;
    }
    const written = items.flatMap((one) => Array.from({ length: one.times }, () => one));
    return {
      table,
      weights,
      first: written.map((one) => one.first),
      second: written.map((one) => one.second),
    };
  });
}
