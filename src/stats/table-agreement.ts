import type { Defined } from "./defined.js";
import type { JointTable } from "./joint-table.js";

/** Agreement of two raters' scores, in several ways. */
export interface TableAgreement {
  /** Cohen's kappa with quadratic weights, of the scores rounded to whole points. */
  readonly quadraticKappa: Defined;
  /** Krippendorff's alpha of the scores as ranks. */
  readonly ordinalAlpha: Defined;
  /** Krippendorff's alpha of the scores as amounts. */
  readonly intervalAlpha: Defined;
  /** Mean of first minus second. */
  readonly bias: Defined;
  /** Root of the mean squared difference. */
  readonly rmse: Defined;
  /** Mean size of the difference. */
  readonly mae: Defined;
}

/**
 * Agreement of two raters' scores that are given as a table of pairs of values and how often each occurs.
 *
 * Use it for resamples, and for scores with many values: the expected disagreements are sums of squares around means, so
 * that no pair of values need be looked at. It gives what `cohenKappa` (quadratic weights, rounded scores) and
 * `krippendorffAlpha` (two raters, nothing missing) give for the items written out.
 *
 * Formula in words: kappa is 1 less the mean squared difference, over that of all pairings of a first with a second score
 * (the two variances and the squared difference of the means). Alpha is 1 less the mean squared distance within items, over
 * that of all ordered pairs of different values of both raters together; distances of ranks are those of the middles of
 * each value's own ranks.
 *
 * Source: Cohen (1968), doi:10.1037/h0026256; Krippendorff (2011), as in `krippendorffAlpha`.
 *
 * Complexity: O(cells + values log values).
 *
 * Edge cases:
 * - No item: all undefined.
 * - No expected disagreement, for all scores are equal: the coefficients are undefined.
 * - Halves are rounded up, also negative ones.
 *
 * @param table the pairs of values (`jointTable`)
 * @param weights how often each pair of values occurs, 0 or more
 * @returns coefficients up to 1 and differences in the unit of the scores, or the reasons why there are none
 * @throws RangeError if the number of weights is not that of the pairs of values
 */
export function tableAgreement(table: JointTable, weights: Float64Array): TableAgreement {
  if (weights.length !== table.rows.length) {
    throw new RangeError(
      `Cannot compare a table: got ${weights.length} weights for ${table.rows.length} pairs of values`,
    );
  }
  const n = weights.reduce((sum, weight) => sum + weight, 0);
  if (n === 0) {
    const none = { undefined: "no items" };
    return {
      ...{ quadraticKappa: none, ordinalAlpha: none, intervalAlpha: none },
      ...{ bias: none, rmse: none, mae: none },
    };
  }
  const { bias, squared, size } = differences(table, weights);
  const scores = { first: table.first, second: table.second };
  return {
    quadraticKappa: kappa(table, weights, n),
    ordinalAlpha: alpha(table, weights, { n, ...middles(table, weights) }),
    intervalAlpha: alpha(table, weights, { n, ...scores }),
    bias: { value: bias / n },
    rmse: { value: Math.sqrt(squared / n) },
    mae: { value: size / n },
  };
}

function differences(
  table: JointTable,
  weights: Float64Array,
): { readonly bias: number; readonly squared: number; readonly size: number } {
  let [bias, squared, size] = [0, 0, 0];
  for (let cell = 0; cell < weights.length; cell++) {
    const weight = weights[cell] ?? 0;
    const difference =
      (table.first[table.rows[cell] ?? 0] ?? 0) - (table.second[table.columns[cell] ?? 0] ?? 0);
    bias += weight * difference;
    squared += weight * difference * difference;
    size += weight * Math.abs(difference);
  }
  return { bias, squared, size };
}

interface Scales {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

interface Moments {
  /** Sum over items of the squared distance on the two scales. */
  readonly within: number;
  readonly means: readonly [number, number];
  /** Sums of squares of each side around its own mean. */
  readonly squares: readonly [number, number];
}

function moments(table: JointTable, weights: Float64Array, { first, second }: Scales): Moments {
  const means = [meanOf(first, table.rows, weights), meanOf(second, table.columns, weights)] as const;
  let [within, squaresFirst, squaresSecond] = [0, 0, 0];
  for (let cell = 0; cell < weights.length; cell++) {
    const weight = weights[cell] ?? 0;
    const x = (first[table.rows[cell] ?? 0] ?? 0) - means[0];
    const y = (second[table.columns[cell] ?? 0] ?? 0) - means[1];
    within += weight * (x - y + means[0] - means[1]) ** 2;
    squaresFirst += weight * x * x;
    squaresSecond += weight * y * y;
  }
  return { within, means, squares: [squaresFirst, squaresSecond] };
}

function meanOf(values: Float64Array, places: Int32Array, weights: Float64Array): number {
  let [sum, size] = [0, 0];
  for (let cell = 0; cell < weights.length; cell++) {
    const weight = weights[cell] ?? 0;
    sum += weight * (values[places[cell] ?? 0] ?? 0);
    size += weight;
  }
  return sum / size;
}

function kappa(table: JointTable, weights: Float64Array, n: number): Defined {
  const rounded = {
    first: table.first.map((score) => Math.round(score)),
    second: table.second.map((score) => Math.round(score)),
  };
  const { within, means, squares } = moments(table, weights, rounded);
  const expected = squares[0] + squares[1] + n * (means[0] - means[1]) ** 2;
  return expected > 0
    ? { value: 1 - within / expected }
    : { undefined: "no disagreement is possible by chance" };
}

function alpha(
  table: JointTable,
  weights: Float64Array,
  { n, ...scales }: Scales & { readonly n: number },
): Defined {
  const { within, means, squares } = moments(table, weights, scales);
  // Sum of squares of all 2n values around their common mean; twice 2n times that is the sum over ordered pairs.
  const around = squares[0] + squares[1] + (n * (means[0] - means[1]) ** 2) / 2;
  return around > 0
    ? { value: 1 - (within * (2 * n - 1)) / (2 * n * around) }
    : { undefined: "no variation" };
}

/** Of each value, the middle of its own ranks among the values of both raters. */
function middles(table: JointTable, weights: Float64Array): Scales {
  const { all, firstPlaces, secondPlaces } = table;
  const totals = new Float64Array(all.length);
  for (let cell = 0; cell < weights.length; cell++) {
    const weight = weights[cell] ?? 0;
    const first = firstPlaces[table.rows[cell] ?? 0] ?? 0;
    const second = secondPlaces[table.columns[cell] ?? 0] ?? 0;
    totals[first] = (totals[first] ?? 0) + weight;
    totals[second] = (totals[second] ?? 0) + weight;
  }
  let below = 0;
  for (let place = 0; place < totals.length; place++) {
    const total = totals[place] ?? 0;
    totals[place] = below + total / 2;
    below += total;
  }
  return { first: taken(totals, firstPlaces), second: taken(totals, secondPlaces) };
}

/** The values at these places. A loop, since `Float64Array.from` is slow and this runs once a resample. */
function taken(values: Float64Array, places: Int32Array): Float64Array {
  const found = new Float64Array(places.length);
  for (let at = 0; at < places.length; at++) found[at] = values[places[at] ?? 0] ?? 0;
  return found;
}
