import { expect, test } from "vitest";
import { nonTransitivityRatio } from "../../src/stats/non-transitivity-ratio.js";
import type { VerdictTable } from "../../src/stats/verdict-table.js";

/** Verdicts on A-B, A-C and B-C. */
function triple(ab: 1 | 0 | -1, ac: 1 | 0 | -1, bc: 1 | 0 | -1): VerdictTable {
  return [[0, ab, ac], [0, 0, bc], [0, 0, 0]]; // prettier-ignore
}

test.each([
  { name: "A > B > C, A > C", table: triple(1, 1, 1), value: 0 },
  { name: "A > B > C > A", table: triple(1, -1, 1), value: 1 },
  { name: "A = B = C, A > C", table: triple(0, 1, 0), value: 1 },
  { name: "A > B > C, A = C", table: triple(1, 0, 1), value: 1 },
  { name: "A = B, both > C", table: triple(0, 1, 1), value: 0 },
])("nonTransitivityRatio() of $name is $value", ({ table, value }) => {
  expect(nonTransitivityRatio([table], 3)).toMatchObject({ value, n: 1 });
});

test("nonTransitivityRatio() leaves sets with a missing verdict out, and throws for sets of two", () => {
  const missing = [[0, 1, 1], [0, 0, undefined], [0, 0, 0]] as const; // prettier-ignore
  expect(nonTransitivityRatio([missing], 3)).toEqual({
    undefined: "no 3 outputs of one instruction were all compared",
  });
  expect(() => nonTransitivityRatio([], 2)).toThrow(RangeError);
});

test("nonTransitivityRatio() looks only at sets that were compared, and pools tables of one cluster", () => {
  // Twenty blocks of three outputs, each in a cycle; across blocks nothing was compared.
  const wide: VerdictTable = Array.from({ length: 60 }, (_, i) =>
    Array.from({ length: 60 }, (__, j) => {
      if (Math.floor(i / 3) !== Math.floor(j / 3)) return undefined;
      return j - i === 2 ? -1 : 1;
    }),
  );
  expect(nonTransitivityRatio([wide, triple(1, 1, 1)], 3)).toMatchObject({
    value: 20 / 21,
    n: 21,
    clusters: 2,
  });
  const pooled = [triple(1, 1, 1), triple(1, -1, 1), triple(1, 1, 1)];
  expect(nonTransitivityRatio(pooled, 3, { clusters: ["x", "x", "y"] })).toMatchObject({ n: 3, clusters: 2 });
});
