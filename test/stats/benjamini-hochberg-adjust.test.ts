import fc from "fast-check";
import { expect, test } from "vitest";
import { benjaminiHochbergAdjust } from "../../src/stats/benjamini-hochberg-adjust.js";
import oracles from "../oracles/stats-r.json" with { type: "json" };

test.each(oracles.adjustments)("benjaminiHochbergAdjust() equals R: $p", ({ p, benjaminiHochberg }) => {
  for (const [index, adjusted] of benjaminiHochbergAdjust(p).entries())
    expect(adjusted).toBeCloseTo(benjaminiHochberg[index] ?? NaN, 12);
});

test("benjaminiHochbergAdjust() never lowers a p-value, keeps their order, and does not depend on the order of the tests", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (pValues) => {
      const adjusted = benjaminiHochbergAdjust(pValues);
      expect(benjaminiHochbergAdjust(pValues.toReversed())).toEqual(adjusted.toReversed());
      const sorted = pValues
        .map((p, index) => ({ p, adjusted: adjusted[index] ?? NaN }))
        .sort((a, b) => a.p - b.p);
      for (const [index, test] of sorted.entries()) {
        expect(test.adjusted).toBeGreaterThanOrEqual(test.p * (1 - 1e-15));
        expect(test.adjusted).toBeLessThanOrEqual(1);
        expect(test.adjusted).toBeGreaterThanOrEqual(sorted[index - 1]?.adjusted ?? 0);
      }
    }),
  );
});

test("benjaminiHochbergAdjust() of nothing is nothing", () => {
  expect(benjaminiHochbergAdjust([])).toEqual([]);
});

test.each([-0.1, 1.1, NaN])("benjaminiHochbergAdjust() throws for %d", (p) => {
  expect(() => benjaminiHochbergAdjust([0.5, p])).toThrow(
    new RangeError(`Cannot adjust p-values: got ${p} at index 1`),
  );
});
