import fc from "fast-check";
import { expect, test } from "vitest";
import { standardiseColumns } from "../../src/stats/standardise-columns.js";

test("standardiseColumns() brings coefficients back to the same fitted log-odds", () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 9 })), {
    minLength: 2,
    maxLength: 20,
  });
  fc.assert(
    fc.property(rows, fc.boolean(), (given, hasConstant) => {
      const columns = [given.map((row) => row[0]), given.map((row) => row[1])];
      if (hasConstant) columns.unshift(given.map(() => 1));
      fc.pre(columns.slice(-2).every((column) => new Set(column).size > 1));
      const { columns: standard, coefficientsOf } = standardiseColumns(columns);
      const beta = [0.3, -0.7, 0.5].slice(0, columns.length);
      const back = coefficientsOf(beta);
      given.forEach((_, i) => {
        const at = (from: readonly (readonly number[])[], by: readonly number[]): number =>
          from.reduce((sum, column, k) => sum + (column[i] ?? NaN) * (by[k] ?? NaN), 0);
        expect(at(columns, back)).toBeCloseTo(at(standard, beta), 10);
      });
    }),
  );
});

test.each([1e-300, 1e-8, 1, 1e8, 1e300])(
  "standardiseColumns() makes columns of size 1 of any unit: %d",
  (unit) => {
    const [constant = [], x = []] = standardiseColumns([
      [1, 1, 1, 1],
      [1, 2, 3, 6].map((value) => value * unit),
    ]).columns;
    expect(constant).toEqual([1, 1, 1, 1]);
    expect(x.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12);
    const size = Math.sqrt(x.reduce((sum, value) => sum + value * value, 0) / 4);
    expect(size).toBeGreaterThanOrEqual(1 - 1e-12);
    expect(size).toBeLessThan(2);
  },
);

test("standardiseColumns() of a constant is 0, and maps a covariance on both sides", () => {
  const { columns, covarianceOf } = standardiseColumns([
    [1, 1, 1],
    [7.1, 7.1, 7.1],
    [2, 4, 6],
  ]);
  expect(columns[1]).toEqual([0, 0, 0]);
  // x = 4 + 2 z at a root mean square of 1.63, whose power of 2 is 1.
  const mapped = covarianceOf([[1, 0, 0], [0, 1, 0], [0, 0, 1]]); // prettier-ignore
  const z = columns[2] ?? [];
  const spread = 2 / ((z[2] ?? NaN) - (z[1] ?? NaN));
  expect(mapped[2]?.[2]).toBeCloseTo(1 / spread ** 2, 12);
  expect(mapped[0]?.[2]).toBeCloseTo(-4 / spread ** 2, 12);
  expect(mapped[2]?.[0]).toBeCloseTo(-4 / spread ** 2, 12);
});
