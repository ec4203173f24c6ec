import fc from "fast-check";
import { expect, test } from "vitest";
import { invertPositive } from "../../src/stats/invert-positive.js";

test("invertPositive() times the matrix is the identity", () => {
  const size = fc.integer({ min: 1, max: 5 });
  const roots = size.chain((k) =>
    fc.array(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: k, maxLength: k }), {
      minLength: k,
      maxLength: k,
    }),
  );
  fc.assert(
    fc.property(roots, (root) => {
      const matrix = root.map((one, a) =>
        root.map((other, b) => one.reduce((sum, x, k) => sum + x * (other[k] ?? 0), a === b ? 1 : 0)),
      );
      const result = invertPositive(matrix);
      if ("dependent" in result) throw new Error(`dependent ${result.dependent}`);
      matrix.forEach((row, a) => {
        matrix.forEach((_, b) => {
          const entry = row.reduce((sum, x, k) => sum + x * (result.inverse[k]?.[b] ?? NaN), 0);
          expect(entry).toBeCloseTo(a === b ? 1 : 0, 8);
        });
      });
    }),
  );
});

test.each([
  { matrix: [[0]], dependent: 0 },
  { matrix: [[1, 2], [2, 4]], dependent: 1 }, // prettier-ignore
  { matrix: [[1, 0, 1], [0, 1, 1], [1, 1, 2]], dependent: 2 }, // prettier-ignore
])("invertPositive() names the first dependent column: $dependent", ({ matrix, dependent }) => {
  expect(invertPositive(matrix)).toEqual({ dependent });
});

test("invertPositive() of no column is empty", () => {
  expect(invertPositive([])).toEqual({ inverse: [] });
});
