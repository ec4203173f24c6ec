import fc from "fast-check";
import { expect, test } from "vitest";
import { calibrationErrorInterval } from "../../src/stats/calibration-error-interval.js";
import { calibrationError } from "../../src/stats/calibration-error.js";
import oracles from "../oracles/calibration-interval.json" with { type: "json" };

test.each(oracles.cases)("calibrationErrorInterval() equals SciPy: $bins bins, $ece.value", (example) => {
  const { ece } = example;
  const found = calibrationErrorInterval(example);
  if (ece === null) expect(found).toHaveProperty("undefined");
  else {
    expect(found).toEqual({
      value: expect.closeTo(ece.value, 10) as number,
      debiased: expect.closeTo(ece.debiased, 10) as number,
      beyondChance: ece.beyondChance,
      // The reference takes the slope by differences.
      low: expect.closeTo(ece.low, 6) as number,
      high: expect.closeTo(ece.high, 6) as number,
    });
  }
});

test("calibrationErrorInterval() holds the debiased error, which is no larger than the plain one", () => {
  const rows = fc.array(fc.tuple(fc.nat(10), fc.nat(2), fc.nat(8)), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 6 }), (items, bins) => {
      const confidences = items.map(([tenths]) => tenths / 10);
      const credits = items.map(([, halves]) => halves / 2);
      const found = calibrationErrorInterval({
        confidences,
        credits,
        bins,
        clusters: items.map(([, , c]) => c),
      });
      if ("undefined" in found) return;
      const { value, debiased, low, high } = found;
      expect(calibrationError({ confidences, credits, bins })).toHaveProperty("value", value);
      expect(debiased).toBeLessThanOrEqual(value + 1e-12);
      expect([low >= 0, low <= debiased, debiased <= high, high <= 1]).toEqual([true, true, true, true]);
    }),
  );
});

test("calibrationErrorInterval() refuses what it cannot compute", () => {
  expect(calibrationErrorInterval({ confidences: [], credits: [] })).toEqual({ undefined: "no items" });
  expect(calibrationErrorInterval({ confidences: [0.5, 0.9], credits: [1, 0], bins: 2 })).toEqual({
    undefined: "a bin has items of one cluster alone",
  });
  expect(() => calibrationErrorInterval({ confidences: [0.5], credits: [1], clusters: [] })).toThrow(
    RangeError,
  );
});
