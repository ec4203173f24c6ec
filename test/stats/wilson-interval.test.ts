import fc from "fast-check";
import { expect, test } from "vitest";
import { wilsonInterval } from "../../src/stats/wilson-interval.js";
import python from "../oracles/stats-python.json" with { type: "json" };
import r from "../oracles/stats-r.json" with { type: "json" };

test.each([...python.wilson, ...r.wilson])(
  "wilsonInterval() equals statsmodels and R: $successes of $n at $level",
  ({ successes, n, level, low, high }) => {
    const interval = wilsonInterval(successes, n, { level });
    if ("undefined" in interval) throw new Error(interval.undefined);
    expect(interval.low).toBeCloseTo(low, 12);
    expect(interval.high).toBeCloseTo(high, 12);
  },
);

test("wilsonInterval() lies within 0 and 1, holds the proportion, and mirrors failures", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(10_000), (n, drawn) => {
      const successes = drawn % (n + 1);
      const interval = wilsonInterval(successes, n);
      const mirror = wilsonInterval(n - successes, n);
      if ("undefined" in interval || "undefined" in mirror) throw new Error("Expected intervals");
      expect(interval.low).toBeGreaterThanOrEqual(0);
      expect(interval.high).toBeLessThanOrEqual(1);
      expect(interval.low).toBeLessThanOrEqual(successes / n);
      expect(interval.high).toBeGreaterThanOrEqual(successes / n);
      expect(mirror.low).toBeCloseTo(1 - interval.high, 12);
    }),
  );
});

test("wilsonInterval() ends exactly at 0 without successes and at 1 without failures", () => {
  expect(wilsonInterval(0, 7)).toHaveProperty("low", 0);
  expect(wilsonInterval(7, 7)).toHaveProperty("high", 1);
});

test("wilsonInterval() is undefined without trials", () => {
  expect(wilsonInterval(0, 0)).toEqual({ undefined: "no trials" });
});

test.each([
  { successes: 0.5, n: 1, level: 0.95 },
  { successes: 3, n: 2, level: 0.95 },
  { successes: -1, n: 2, level: 0.95 },
  { successes: 1, n: NaN, level: 0.95 },
  { successes: 1, n: 2, level: 95 },
])("wilsonInterval() throws for $successes of $n at $level", ({ successes, n, level }) => {
  expect(() => wilsonInterval(successes, n, { level })).toThrow(RangeError);
});
