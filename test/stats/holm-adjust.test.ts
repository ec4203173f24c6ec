import fc from "fast-check";
import { expect, test } from "vitest";
import { holmAdjust } from "../../src/stats/holm-adjust.js";
import oracles from "../oracles/stats-r.json" with { type: "json" };

test.each(oracles.adjustments)("holmAdjust() equals R: $p", ({ p, holm }) => {
  for (const [index, adjusted] of holmAdjust(p).entries())
    expect(adjusted).toBeCloseTo(holm[index] ?? NaN, 12);
});

test("holmAdjust() never lowers a p-value, keeps their order, and does not depend on the order of the tests", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (pValues) => {
      const adjusted = holmAdjust(pValues);
      expect(holmAdjust(pValues.toReversed())).toEqual(adjusted.toReversed());
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

test("holmAdjust() of nothing is nothing", () => {
  expect(holmAdjust([])).toEqual([]);
});

test.each([-0.1, 1.1, NaN])("holmAdjust() throws for %d", (p) => {
  expect(() => holmAdjust([0.5, p])).toThrow(new RangeError(`Cannot adjust p-values: got ${p} at index 1`));
});
