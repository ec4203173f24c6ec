import fc from "fast-check";
import { expect, test } from "vitest";
import { equalMassBins } from "../../src/stats/equal-mass-bins.js";

test("equalMassBins() puts every item into one bin, in order, equal ones together", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(12), { maxLength: 40 }),
      fc.integer({ min: 1, max: 12 }),
      (values, wanted) => {
        const bins = equalMassBins(values, wanted);
        expect(bins.length).toBeLessThanOrEqual(wanted);
        expect(bins.flat().sort((a, b) => a - b)).toEqual([...values.keys()]);
        const sorted = bins.flat().map((place) => values[place] ?? NaN);
        expect(sorted).toEqual([...values].sort((a, b) => a - b));
        const binOf = new Map(bins.flatMap((bin, at) => bin.map((place) => [place, at] as const)));
        for (const [place, value] of values.entries()) {
          expect(binOf.get(place)).toBe(binOf.get(values.indexOf(value)));
        }
      },
    ),
  );
});

test("equalMassBins() of different values are equal in number", () => {
  expect(equalMassBins([4, 1, 3, 2, 6, 5], 3)).toEqual([
    [1, 3],
    [2, 0],
    [5, 4],
  ]);
  expect(equalMassBins([], 3)).toEqual([]);
});

test("equalMassBins() throws for bins and values that are none", () => {
  expect(() => equalMassBins([1], 0)).toThrow("got 0 bins");
  expect(() => equalMassBins([NaN], 2)).toThrow(TypeError);
});
