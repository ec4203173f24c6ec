import { elementAt } from "./element-at.js";

/** A pivot below this share of its column's own square is taken for 0. */
const TOLERANCE = 1e-11;

/** The inverse of a matrix, or the first of its columns that the ones before it make up. */
export type PositiveInverse =
  { readonly inverse: readonly (readonly number[])[] } | { readonly dependent: number };

/**
 * Inverse of a symmetric positive definite matrix.
 *
 * Use it for the information matrix of a regression: it says which column makes the matrix singular.
 *
 * Formula in words: the matrix is scaled to a diagonal of ones and split into a lower triangle times its transpose
 * (Cholesky); the triangle is inverted, multiplied by its transpose, and scaled back.
 *
 * Source: Golub and Van Loan (2013), Matrix Computations, section 4.2; R `chol2inv(chol(matrix))`.
 *
 * Complexity: O(k^3) for k columns.
 *
 * Edge cases:
 * - No column: an empty inverse.
 * - A column that is 0, or that differs from a combination of earlier ones by less than about 1 in 300,000 of its length: named as
 *   dependent.
 *
 * @param matrix rows of a symmetric matrix; the upper triangle is not read
 * @returns the inverse, or the place of the first dependent column
 */
export function invertPositive(matrix: readonly (readonly number[])[]): PositiveInverse {
  const size = matrix.length;
  const scales = matrix.map((row, place) => Math.sqrt(elementAt(row, place)));
  const lower: number[][] = [];
  for (let row = 0; row < size; row++) {
    const own = elementAt(scales, row);
    if (!(own > 0)) return { dependent: row };
    const line = triangleRow(
      lower,
      (column) => elementAt(elementAt(matrix, row), column) / (own * elementAt(scales, column)),
    );
    if (!(line.pivot > TOLERANCE)) return { dependent: row };
    lower.push([...line.entries, Math.sqrt(line.pivot)]);
  }
  const inverted = invertTriangle(lower);
  const inverse = scales.map((one, a) =>
    scales.map((other, b) => {
      let sum = 0;
      for (let k = Math.max(a, b); k < size; k++) {
        sum += elementAt(elementAt(inverted, k), a) * elementAt(elementAt(inverted, k), b);
      }
      return sum / (one * other);
    }),
  );
  return { inverse };
}

/** The next row of the triangle, left of its diagonal, and the square of its diagonal entry. */
function triangleRow(
  lower: readonly (readonly number[])[],
  entryOf: (column: number) => number,
): { readonly entries: readonly number[]; readonly pivot: number } {
  const entries: number[] = [];
  let pivot = 1;
  for (const [column, other] of lower.entries()) {
    let sum = entryOf(column);
    for (let k = 0; k < column; k++) sum -= elementAt(entries, k) * elementAt(other, k);
    const entry = sum / elementAt(other, column);
    entries.push(entry);
    pivot -= entry * entry;
  }
  return { entries, pivot };
}

function invertTriangle(lower: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const inverted = lower.map((row) => row.map(() => 0));
  for (const [row, entries] of lower.entries()) {
    const line = elementAt(inverted, row);
    const diagonal = elementAt(entries, row);
    for (let column = 0; column <= row; column++) {
      let sum = column === row ? 1 : 0;
      for (let k = column; k < row; k++)
        sum -= elementAt(entries, k) * elementAt(elementAt(inverted, k), column);
      line[column] = sum / diagonal;
    }
  }
  return inverted;
}
