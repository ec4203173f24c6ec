import fc from "fast-check";
import { expect, test } from "vitest";
import { normalCdf } from "../../src/stats/normal-cdf.js";
import { normalQuantile } from "../../src/stats/normal-quantile.js";
import oracles from "../oracles/stats-r.json" with { type: "json" };

test.each(oracles.normal.quantile)("normalQuantile() equals R at $p to 13 digits", ({ p, x }) => {
  expect(Math.abs(normalQuantile(p) - x)).toBeLessThanOrEqual(1e-13 * Math.abs(x));
});

test("normalQuantile() is the inverse of normalCdf()", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 1 - 1e-10, noNaN: true }), (p) => {
      expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(1e-11);
    }),
  );
});

test.each([0, 1, -0.1, 2, NaN])("normalQuantile() throws at %d", (p) => {
  expect(() => normalQuantile(p)).toThrow(RangeError);
});
