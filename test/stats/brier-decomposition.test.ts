import fc from "fast-check";
import { expect, test } from "vitest";
import { brierDecomposition } from "../../src/stats/brier-decomposition.js";
import oracles from "../oracles/confidence.json" with { type: "json" };

test.each(oracles.parts)("brierDecomposition() equals exact fractions: $value", (example) => {
  const { confidences, right, bins } = example;
  const parts = brierDecomposition({ confidences, right, bins });
  if ("undefined" in parts) throw new Error(parts.undefined);
  for (const name of [
    "value",
    "reliability",
    "resolution",
    "uncertainty",
    "withinVariance",
    "withinCovariance",
  ] as const) {
    expect(parts[name]).toBeCloseTo(example[name], 13);
  }
});

test("brierDecomposition() adds up exactly, whatever the bins", () => {
  const confidence = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(confidence, fc.boolean()), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 15 }),
      (rows, bins) => {
        const confidences = rows.map((row) => row[0]);
        const right = rows.map((row) => row[1]);
        const parts = brierDecomposition({ confidences, right, bins });
        if ("undefined" in parts) throw new Error(parts.undefined);
        const { value, reliability, resolution, uncertainty, withinVariance, withinCovariance } = parts;
        expect(value).toBeCloseTo(
          reliability - resolution + uncertainty + withinVariance - withinCovariance,
          12,
        );
        for (const part of [reliability, resolution, uncertainty, withinVariance]) {
          expect(part).toBeGreaterThanOrEqual(0);
        }
      },
    ),
  );
});

test("brierDecomposition() is undefined without items, and throws out of range", () => {
  expect(brierDecomposition({ confidences: [], right: [] })).toEqual({ undefined: "no items" });
  expect(() => brierDecomposition({ confidences: [2], right: [true] })).toThrow(RangeError);
  expect(() => brierDecomposition({ confidences: [], right: [true] })).toThrow("got 0 confidences");
  expect(() => brierDecomposition({ confidences: [1], right: [true], bins: 0.5 })).toThrow("got 0.5 bins");
});
