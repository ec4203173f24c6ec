import fc from "fast-check";
import { expect, test } from "vitest";
import { detectableDifference } from "../../src/stats/detectable-difference.js";
import { normalCdf } from "../../src/stats/normal-cdf.js";
import oracles from "../oracles/effects.json" with { type: "json" };

test.each(oracles.detectable)("detectableDifference() equals SciPy's normal quantiles, case %#", (given) => {
  const { se, critical, power, difference } = given;
  expect(detectableDifference(se, { critical: critical ?? undefined, power })).toBeCloseTo(difference, 12);
});

test("detectableDifference() is found with the power asked for", () => {
  const range = { min: 0.01, max: 0.2, noNaN: true };
  fc.assert(
    fc.property(fc.double(range), fc.double({ ...range, min: 0.5, max: 0.99 }), (se, power) => {
      const difference = detectableDifference(se, { power });
      expect(1 - normalCdf(1.959963984540054 - difference / se)).toBeCloseTo(power, 10);
    }),
  );
});

test("detectableDifference() at a power of one half is what is just declared when observed; 0 without noise", () => {
  expect(detectableDifference(0.1, { critical: 3, power: 0.5 })).toBeCloseTo(0.3, 14);
  expect(detectableDifference(0)).toBe(0);
});

test("detectableDifference() throws for numbers that cannot be", () => {
  expect(() => detectableDifference(-1)).toThrow(RangeError);
  expect(() => detectableDifference(1, { critical: -1 })).toThrow(RangeError);
  expect(() => detectableDifference(1, { power: 0.4 })).toThrow(RangeError);
  expect(() => detectableDifference(1, { power: 1 })).toThrow(RangeError);
  expect(() => detectableDifference(NaN)).toThrow(TypeError);
});
