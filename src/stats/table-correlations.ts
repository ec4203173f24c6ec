import type { Defined } from "./defined.js";
import type { JointTable } from "./joint-table.js";

/** Three correlations of the same values. */
export interface TableCorrelations {
  readonly pearson: Defined;
  readonly spearman: Defined;
  /** Tau-b. */
  readonly kendall: Defined;
}

/**
 * Pearson's, Spearman's and Kendall's (tau-b) correlation of items that are given as a table of pairs of values and how
 * often each occurs.
 *
 * Use it for resamples: it gives what `pearsonCorrelation`, `spearmanCorrelation` and `kendallTauB` give for the items
 * written out as often as they count, without writing them out or sorting them again.
 *
 * Formula in words: means, ranks and ties are sums over the table. Pairs ordered alike are counted row by row, with a
 * binary indexed tree over columns that holds the earlier rows.
 *
 * Source: the three correlations as in those functions; the tree is that of Fenwick (1994), Software: Practice and
 * Experience 24(3), pp. 327-336, doi:10.1002/spe.4380240306.
 *
 * Complexity: O(cells log columns).
 *
 * Edge cases:
 * - Fewer than two items, or a variable without variation: undefined, all three.
 * - Weights that are not whole are possible; items are then counted in fractions.
 *
 * @param table the pairs of values (`jointTable`)
 * @param weights how often each pair of values occurs, 0 or more
 * @returns correlations from -1 to 1, or the reason why there are none
 * @throws RangeError if the number of weights is not that of the pairs of values
 */
export function tableCorrelations(table: JointTable, weights: Float64Array): TableCorrelations {
  if (weights.length !== table.rows.length) {
    throw new RangeError(
      `Cannot correlate a table: got ${weights.length} weights for ${table.rows.length} pairs of values`,
    );
  }
  const rowTotals = totalsOf(table.rows, weights, table.first.length);
  const columnTotals = totalsOf(table.columns, weights, table.second.length);
  const n = weights.reduce((sum, weight) => sum + weight, 0);
  const reason = whyNone(n, rowTotals, columnTotals);
  if (reason !== undefined) return { pearson: reason, spearman: reason, kendall: reason };
  const totals = { n, rowTotals, columnTotals };
  return {
    pearson: productMoment(table, weights, { first: table.first, second: table.second, ...totals }),
    spearman: productMoment(table, weights, {
      first: midRanksOf(rowTotals),
      second: midRanksOf(columnTotals),
      ...totals,
    }),
    kendall: tauB(table, weights, totals),
  };
}

function whyNone(
  n: number,
  rowTotals: Float64Array,
  columnTotals: Float64Array,
): { readonly undefined: string } | undefined {
  if (n < 2) return { undefined: "fewer than two pairs" };
  return varies(rowTotals, n) && varies(columnTotals, n)
    ? undefined
    : { undefined: "one of the two has no variation" };
}

/** Whether no value has all the items. */
function varies(totals: Float64Array, n: number): boolean {
  for (const total of totals) {
    if (total > 0) return total < n;
  }
  return false;
}

function totalsOf(places: Int32Array, weights: Float64Array, size: number): Float64Array {
  const totals = new Float64Array(size);
  for (let cell = 0; cell < places.length; cell++) {
    const place = places[cell] ?? 0;
    totals[place] = (totals[place] ?? 0) + (weights[cell] ?? 0);
  }
  return totals;
}

/** Mean rank, from 1, of each value by how often it occurs. */
function midRanksOf(totals: Float64Array): Float64Array {
  const ranks = new Float64Array(totals.length);
  let below = 0;
  for (let place = 0; place < totals.length; place++) {
    const total = totals[place] ?? 0;
    ranks[place] = below + (total + 1) / 2;
    below += total;
  }
  return ranks;
}

interface Totals {
  readonly n: number;
  readonly rowTotals: Float64Array;
  readonly columnTotals: Float64Array;
}

interface Values extends Totals {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

function productMoment(table: JointTable, weights: Float64Array, values: Values): Defined {
  const x = centred(values.first, values.rowTotals, values.n);
  const y = centred(values.second, values.columnTotals, values.n);
  let product = 0;
  for (let cell = 0; cell < weights.length; cell++) {
    product += (weights[cell] ?? 0) * (x[table.rows[cell] ?? 0] ?? 0) * (y[table.columns[cell] ?? 0] ?? 0);
  }
  const value = product / Math.sqrt(spread(x, values.rowTotals)) / Math.sqrt(spread(y, values.columnTotals));
  return Number.isFinite(value)
    ? { value: Math.max(-1, Math.min(1, value)) }
    : { undefined: "the spread is lost to rounding" };
}

function centred(values: Float64Array, totals: Float64Array, n: number): Float64Array {
  let sum = 0;
  for (let place = 0; place < values.length; place++) sum += (values[place] ?? 0) * (totals[place] ?? 0);
  const distances = new Float64Array(values.length);
  for (let place = 0; place < values.length; place++) distances[place] = (values[place] ?? 0) - sum / n;
  return distances;
}

function spread(distances: Float64Array, totals: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < distances.length; place++) {
    sum += (totals[place] ?? 0) * (distances[place] ?? 0) ** 2;
  }
  return sum;
}

function tauB(table: JointTable, weights: Float64Array, { n, rowTotals, columnTotals }: Totals): Defined {
  const tree = new Float64Array(columnTotals.length + 1);
  let earlier = 0;
  let excess = 0;
  let start = 0;
  while (start < weights.length) {
    const row = table.rows[start];
    let end = start;
    for (; end < weights.length && table.rows[end] === row; end++) {
      const weight = weights[end] ?? 0;
      if (weight === 0) continue;
      const column = table.columns[end] ?? 0;
      const below = sumBelow(tree, column);
      // Of the earlier rows' items, those in lower columns are ordered alike, those in higher ones the other way.
      excess += weight * (below - (earlier - sumBelow(tree, column + 1)));
    }
    for (let cell = start; cell < end; cell++) {
      const weight = weights[cell] ?? 0;
      if (weight > 0) addTo(tree, table.columns[cell] ?? 0, weight);
      earlier += weight;
    }
    start = end;
  }
  const pairs = pairsOf(n);
  const value = excess / Math.sqrt(pairs - tiedPairs(rowTotals)) / Math.sqrt(pairs - tiedPairs(columnTotals));
  return { value: Math.max(-1, Math.min(1, value)) };
}

function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}

function tiedPairs(totals: Float64Array): number {
  let sum = 0;
  for (const total of totals) sum += pairsOf(total);
  return sum;
}

/** Sum of the weights in columns below this one. */
function sumBelow(tree: Float64Array, column: number): number {
  let sum = 0;
  for (let at = column; at > 0; at -= at & -at) sum += tree[at] ?? 0;
  return sum;
}

function addTo(tree: Float64Array, column: number, weight: number): void {
  for (let at = column + 1; at < tree.length; at += at & -at) tree[at] = (tree[at] ?? 0) + weight;
}
