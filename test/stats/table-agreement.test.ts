import fc from "fast-check";
import { expect, test } from "vitest";
import { cohenKappa } from "../../src/stats/cohen-kappa.js";
import type { Defined } from "../../src/stats/defined.js";
import { jointTable } from "../../src/stats/joint-table.js";
import { krippendorffAlpha } from "../../src/stats/krippendorff-alpha.js";
import { rootMeanSquaredError } from "../../src/stats/root-mean-squared-error.js";
import { signedBias } from "../../src/stats/signed-bias.js";
import { tableAgreement } from "../../src/stats/table-agreement.js";
import { weightedTables } from "./weighted-tables.js";

test("tableAgreement() equals the plain functions over the items written out as often as they count", () => {
  fc.assert(
    fc.property(weightedTables(0, 4), ({ table, weights, first, second }) => {
      const units = first.map((score, place) => [score, second[place]]);
      const found = tableAgreement(table, weights);
      const errors = first.map((score, place) => Math.abs(score - (second[place] ?? NaN)));
      const mae = errors.reduce((sum, error) => sum + error, 0) / errors.length;
      const expected: Readonly<Record<keyof typeof found, Defined>> = {
        quadraticKappa: cohenKappa(first.map(Math.round), second, {
          weights: "quadratic",
          categories: [0, 1, 2, 3, 4],
        }),
        ordinalAlpha: krippendorffAlpha(units, { level: "ordinal" }),
        intervalAlpha: krippendorffAlpha(units, { level: "interval" }),
        bias: signedBias(first, second),
        rmse: rootMeanSquaredError(first, second),
        mae: errors.length === 0 ? { undefined: "no items" } : { value: mae },
      };
      for (const name of Object.keys(expected) as (keyof typeof expected)[]) {
        const [own, plain] = [found[name], expected[name]];
        if ("value" in plain) expect("value" in own && own.value, name).toBeCloseTo(plain.value, 10);
        else expect(own, name).toHaveProperty("undefined");
      }
    }),
  );
});

test("tableAgreement() leaves coefficients undefined where all scores are equal, not the differences", () => {
  const agreement = tableAgreement(jointTable([2], [2]), Float64Array.of(5));
  expect(agreement).toMatchObject({
    quadraticKappa: { undefined: "no disagreement is possible by chance" },
    ordinalAlpha: { undefined: "no variation" },
    intervalAlpha: { undefined: "no variation" },
    ...{ bias: { value: 0 }, rmse: { value: 0 }, mae: { value: 0 } },
  });
});

test("tableAgreement() refuses weights of another table", () => {
  expect(() => tableAgreement(jointTable([1, 2], [1, 2]), new Float64Array(3))).toThrow(RangeError);
});
