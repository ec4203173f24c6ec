import fc from "fast-check";
import { expect, test } from "vitest";
import { cohenKappa } from "../../src/stats/cohen-kappa.js";
import { kappaOfTable } from "../../src/stats/kappa-of-table.js";

const ratings = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { maxLength: 30 });
const weightings = ["none", "linear", "quadratic"] as const;

test("kappaOfTable() is the kappa of the ratings that the table counts", () => {
  fc.assert(
    fc.property(ratings, fc.constantFrom(...weightings), (pairs, weights) => {
      const table = new Float64Array(9);
      for (const [first, second] of pairs) table[first * 3 + second] = (table[first * 3 + second] ?? 0) + 1;
      const categories = [0, 1, 2];
      const first = pairs.map(([rating]) => rating);
      const second = pairs.map(([, rating]) => rating);
      expect(kappaOfTable(table, 3, { weights })).toEqual(cohenKappa(first, second, { weights, categories }));
    }),
  );
});

test("kappaOfTable() is (observed - chance) / (1 - chance)", () => {
  const table = [0.25, 0.13, 0.12, 0.12, 0.02, 0.16, 0.03, 0.15, 0.02].map((share) =>
    Math.round(share * 100),
  );
  const observed = 0.25 + 0.02 + 0.02;
  const rows = [0.5, 0.3, 0.2];
  const columns = [0.4, 0.3, 0.3];
  const chance = rows.reduce((sum, share, place) => sum + share * (columns[place] ?? 0), 0);
  const kappa = kappaOfTable(table, 3);
  expect("value" in kappa ? kappa.value : NaN).toBeCloseTo((observed - chance) / (1 - chance), 12);
});

test.each(weightings)(
  "kappaOfTable() has no value of nothing, or of one category, with weights %s",
  (weights) => {
    expect(kappaOfTable(new Float64Array(4), 2, { weights })).toEqual({ undefined: "no items" });
    expect(kappaOfTable([7, 0, 0, 0], 2, { weights })).toEqual({ undefined: "chance agreement is 1" });
  },
);
