import fc from "fast-check";
import { expect, test } from "vitest";
import { cohenKappa } from "../../src/stats/cohen-kappa.js";
import type { Defined } from "../../src/stats/defined.js";
import { jointTable } from "../../src/stats/joint-table.js";
import { krippendorffAlpha } from "../../src/stats/krippendorff-alpha.js";
import { rootMeanSquaredError } from "../../src/stats/root-mean-squared-error.js";
import { signedBias } from "../../src/stats/signed-bias.js";
import { tableAgreement } from "../../src/stats/table-agreement.js";

const item = fc.record({
  first: fc.integer({ min: 0, max: 8 }).map((whole) => whole / 2),
  second: fc.integer({ min: 0, max: 4 }),
  times: fc.integer({ min: 0, max: 3 }),
});

test("tableAgreement() equals the plain functions over the items written out as often as they count", () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 25 }), (items) => {
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
      const first = written.map((one) => one.first);
      const second = written.map((one) => one.second);
      const units = written.map((one) => [one.first, one.second]);
      const found = tableAgreement(table, weights);
      const mae = written.reduce((sum, one) => sum + Math.abs(one.first - one.second), 0) / written.length;
      const expected: Readonly<Record<keyof typeof found, Defined>> = {
        quadraticKappa: cohenKappa(first.map(Math.round), second, {
          weights: "quadratic",
          categories: [0, 1, 2, 3, 4],
        }),
        ordinalAlpha: krippendorffAlpha(units, { level: "ordinal" }),
        intervalAlpha: krippendorffAlpha(units, { level: "interval" }),
        bias: signedBias(first, second),
        rmse: rootMeanSquaredError(first, second),
        mae: written.length === 0 ? { undefined: "no items" } : { value: mae },
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
