import fc from "fast-check";
import { expect, test } from "vitest";
import { jointTable } from "../../src/stats/joint-table.js";
import { kendallTauB } from "../../src/stats/kendall-tau-b.js";
import { pearsonCorrelation } from "../../src/stats/pearson-correlation.js";
import { spearmanCorrelation } from "../../src/stats/spearman-correlation.js";
import { tableCorrelations } from "../../src/stats/table-correlations.js";
import { weightedTables } from "./weighted-tables.js";

test("tableCorrelations() equals the plain functions over the items written out as often as they count", () => {
  fc.assert(
    fc.property(weightedTables(-2, 3), ({ table, weights, first, second }) => {
      const found = tableCorrelations(table, weights);
      for (const [name, plain] of [
        ["pearson", pearsonCorrelation(first, second)],
        ["spearman", spearmanCorrelation(first, second)],
        ["kendall", kendallTauB(first, second)],
      ] as const) {
        const correlation = found[name];
        if ("value" in plain)
          expect("value" in correlation && correlation.value).toBeCloseTo(plain.value, 12);
        else expect(correlation).toHaveProperty("undefined");
      }
    }),
  );
});

test("tableCorrelations() says why there is none", () => {
  const none = (first: number[], second: number[]): unknown => {
    const table = jointTable(first, second);
    return tableCorrelations(table, new Float64Array(table.rows.length).fill(1)).kendall;
  };
  expect(none([], [])).toEqual({ undefined: "fewer than two pairs" });
  expect(none([1], [2])).toEqual({ undefined: "fewer than two pairs" });
  expect(none([1, 1], [2, 3])).toEqual({ undefined: "one of the two has no variation" });
});

test("tableCorrelations() refuses weights of another table", () => {
  expect(() => tableCorrelations(jointTable([1, 2], [1, 2]), new Float64Array(3))).toThrow(RangeError);
});
