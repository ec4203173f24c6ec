import fc from "fast-check";
import { expect, test } from "vitest";
import { winRates } from "../../src/stats/win-rates.js";
import oracles from "../oracles/effects.json" with { type: "json" };

test.each(oracles.wins)("winRates() equals wins counted in NumPy, case %#", ({ scores, weights, rates }) => {
  const found = winRates(scores, { weights });
  expect(found).toEqual(rates.map((rate) => ({ value: expect.closeTo(rate, 12) as number })));
});

test("winRates() are one half on average, and turn round with the scores", () => {
  const row = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 });
  const valuesOf = (scores: readonly (readonly number[])[]): number[] =>
    winRates(scores).map((rate) => ("value" in rate ? rate.value : NaN));
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 6 }), (scores) => {
      const rates = valuesOf(scores);
      expect(rates.reduce((sum, rate) => sum + rate, 0) / rates.length).toBeCloseTo(0.5, 12);
      const turned = valuesOf(scores.map((values) => values.map((value) => -value)));
      for (const [place, rate] of rates.entries()) expect(turned[place]).toBeCloseTo(1 - rate, 12);
    }),
  );
});

test("winRates() are undefined without others or items, and refuse what cannot be", () => {
  expect(winRates([])).toEqual([]);
  expect(winRates([[1]])).toEqual([{ undefined: "nobody to win against" }]);
  expect(winRates([[], []])).toEqual([{ undefined: "no items" }, { undefined: "no items" }]);
  expect(() => winRates([[1], [1, 2]])).toThrow(RangeError);
  expect(() => winRates([[1], [2]], { weights: [0] })).toThrow(RangeError);
  expect(() => winRates([[1], [NaN]])).toThrow(TypeError);
});
