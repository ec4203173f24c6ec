import fc from "fast-check";
import { quantileSorted } from "simple-statistics";
import { expect, test } from "vitest";
import { quantile } from "../../src/stats/quantile.js";
import oracles from "../oracles/stats-r.json" with { type: "json" };

test.each(oracles.quantiles)("quantile() equals R: $values", ({ values, probabilities, quantiles }) => {
  const sorted = Float64Array.from(values).sort();
  for (const [index, probability] of probabilities.entries()) {
    expect(quantile(sorted, probability)).toBeCloseTo(quantiles[index] ?? NaN, 9);
  }
});

test("quantile() equals simple-statistics, and stays between the smallest and the largest value", () => {
  const sample = fc.array(fc.integer(), { minLength: 1 });
  fc.assert(
    fc.property(sample, fc.double({ min: 0, max: 1, noNaN: true }), (values, probability) => {
      const sorted = values.toSorted((a, b) => a - b);
      const value = quantile(sorted, probability);
      expect(value).toBeCloseTo(quantileSorted(sorted, probability), 6);
      expect(value).toBeGreaterThanOrEqual(sorted[0] ?? NaN);
      expect(value).toBeLessThanOrEqual(sorted.at(-1) ?? NaN);
    }),
  );
});

test.each([
  { why: "no values", sorted: [], probability: 0.5 },
  { why: "values out of order", sorted: [1, 3, 2], probability: 0.5 },
  { why: "NaN among the values", sorted: [1, NaN, 2], probability: 0.5 },
  { why: "NaN alone", sorted: [NaN], probability: 0.5 },
  { why: "a probability out of range", sorted: [1], probability: 1.1 },
])("quantile() throws for $why", ({ sorted, probability }) => {
  expect(() => quantile(sorted, probability)).toThrow(RangeError);
});
