import fc from "fast-check";
import { expect, test } from "vitest";
import { percentileInterval } from "../../src/stats/percentile-interval.js";
import { quantile } from "../../src/stats/quantile.js";
import oracles from "../oracles/stats-r.json" with { type: "json" };

test.each(oracles.quantiles)("percentileInterval() equals the quantiles of R: $values", (example) => {
  const { values, probabilities, quantiles } = example;
  const { low, high } = percentileInterval(Float64Array.from(values));
  expect(low).toBeCloseTo(quantiles[probabilities.indexOf(0.025)] ?? NaN, 9);
  expect(high).toBeCloseTo(quantiles[probabilities.indexOf(0.975)] ?? NaN, 9);
});

test("percentileInterval() grows with the level and does not change its input", () => {
  const replicates = Float64Array.from({ length: 101 }, (_, index) => (index * 37) % 101);
  const before = replicates.slice();
  expect(percentileInterval(replicates, { level: 0.5 })).toEqual({ low: 25, high: 75 });
  const wide = percentileInterval(replicates, { level: 0.9 });
  expect(wide.low).toBeCloseTo(5, 10);
  expect(wide.high).toBeCloseTo(95, 10);
  expect(replicates).toEqual(before);
});

test("percentileInterval() is what sorting gives, to the last digit", () => {
  const values = fc.array(
    fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
    {
      minLength: 1,
      maxLength: 60,
    },
  );
  fc.assert(
    fc.property(values, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (replicates, level) => {
      const sorted = Float64Array.from(replicates).sort();
      const { low, high } = percentileInterval(Float64Array.from(replicates), { level });
      // Nought and minus nought are one and the same.
      expect(low + 0).toBe(quantile(sorted, (1 - level) / 2) + 0);
      expect(high + 0).toBe(quantile(sorted, (1 + level) / 2) + 0);
    }),
  );
});

test("percentileInterval() has no width for one replicate", () => {
  expect(percentileInterval(Float64Array.of(0.3))).toEqual({ low: 0.3, high: 0.3 });
});

test("percentileInterval() throws without replicates, for NaN, and for a level out of range", () => {
  expect(() => percentileInterval(new Float64Array(0))).toThrow(RangeError);
  expect(() => percentileInterval(Float64Array.of(1, NaN))).toThrow(RangeError);
  for (const level of [0, 1, 95, NaN]) {
    expect(() => percentileInterval(Float64Array.of(1), { level })).toThrow(RangeError);
  }
});
