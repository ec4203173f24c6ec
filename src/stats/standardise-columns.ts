import { elementAt } from "./element-at.js";

/** Spread below this share of the largest value is rounding, and the column constant. */
const ROUNDING = 1e-13;

/** Columns about 0 and of size 1, and the way back. */
export interface StandardisedColumns {
  /** The columns; one that is constant is 0, but for the first, which stays as it is. */
  readonly columns: readonly (readonly number[])[];
  /** By how much the log-odds of each given column move with a step of coefficients of these ones: at its root mean square. */
  readonly movesOf: (step: readonly number[]) => readonly number[];
  /** Coefficients of the given columns from those of these ones. */
  readonly coefficientsOf: (beta: readonly number[]) => readonly number[];
  /** Covariance of the coefficients of the given columns from that of these ones. */
  readonly covarianceOf: (covariance: readonly (readonly number[])[]) => readonly (readonly number[])[];
}

/**
 * Predictors of a regression, centred and scaled so that its equations lose no digits to units and origins.
 *
 * Use it before a fit; the fitted values are the same. Years (2000 and later) or numbers of 10^6 beside a constant would else look like
 * that constant.
 *
 * Formula in words: each column less its mean, divided by a power of 2 near its root mean square, which costs no rounding. If the first
 * column is not the constant 1 nothing is centred. Coefficients are divided by the power, and the constant's loses the sum of
 * coefficient times mean; the covariance goes through the same linear map on both sides.
 *
 * Source: Golub and Van Loan (2013), Matrix Computations, section 5.3, on scaling.
 *
 * Complexity: O(n k) for k columns, O(k^3) for the way back of a covariance.
 *
 * Edge cases:
 * - A column whose values differ by less than 1e-13 of the largest is constant.
 * - Values near the largest or smallest number: scaled without overflow. The way back may overflow.
 *
 * @param columns one array of n finite values for each coefficient
 * @returns the columns, and the way back
 */
export function standardiseColumns(columns: readonly (readonly number[])[]): StandardisedColumns {
  const isCentred = columns[0]?.every((value) => value === 1) ?? false;
  const parts = columns.map((column, place) =>
    isCentred && place === 0
      ? { values: column, unit: 1, centre: 0, spread: 1 }
      : standardise(column, isCentred),
  );
  const sizes = parts.map(({ values, centre, spread }) =>
    Math.hypot(rootMeanSquare(values), centre / spread),
  );
  const back = (beta: readonly number[]): number[] => {
    const own = beta.map((value, k) => value / elementAt(parts, k).spread / elementAt(parts, k).unit);
    const shift = beta.reduce(
      (sum, value, k) => sum + value * (elementAt(parts, k).centre / elementAt(parts, k).spread),
      0,
    );
    if (isCentred) own[0] = (beta[0] ?? 0) - shift;
    return own;
  };
  return {
    columns: parts.map(({ values }) => values),
    movesOf: (step) => {
      const own = isCentred ? [back(step)[0] ?? 0, ...step.slice(1)] : step;
      return own.map((value, k) => Math.abs(value) * elementAt(sizes, k));
    },
    coefficientsOf: back,
    covarianceOf: (covariance) => transpose(transpose(covariance.map(back)).map(back)),
  };
}

interface Standardised {
  readonly values: readonly number[];
  /** value given = unit * (centre + spread * value here). */
  readonly unit: number;
  readonly centre: number;
  readonly spread: number;
}

function standardise(column: readonly number[], isCentred: boolean): Standardised {
  const largest = column.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const unit = powerNear(largest);
  const scaled = column.map((value) => value / unit);
  const rough = isCentred ? meanOf(scaled) : 0;
  const centre = isCentred ? rough + meanOf(scaled.map((value) => value - rough)) : 0;
  const distances = scaled.map((value) => value - centre);
  const range = distances.reduce((most, distance) => Math.max(most, Math.abs(distance)), 0);
  if (range < ROUNDING) return { values: column.map(() => 0), unit, centre, spread: 1 };
  // The largest distance is 1 first: squares of small ones would be 0.
  const near = powerNear(range);
  const spread = near * powerNear(rootMeanSquare(distances.map((distance) => distance / near)));
  return { values: distances.map((distance) => distance / spread), unit, centre, spread };
}

/** The power of 2 next below, within what divides and multiplies without loss; 1 for 0. */
function powerNear(size: number): number {
  return size === 0 ? 1 : 2 ** Math.max(-1022, Math.floor(Math.log2(size)));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(meanOf(values.map((value) => value * value)));
}

function transpose(matrix: readonly (readonly number[])[]): number[][] {
  return matrix.map((_, column) => matrix.map((row) => elementAt(row, column)));
}
