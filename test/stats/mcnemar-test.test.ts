import fc from "fast-check";
import { expect, test } from "vitest";
import { mcnemarTest } from "../../src/stats/mcnemar-test.js";
import python from "../oracles/stats-python.json" with { type: "json" };
import r from "../oracles/stats-r.json" with { type: "json" };

test.each(python.mcnemar)(
  "mcnemarTest() equals rational numbers: $first, $second",
  ({ first, second, exact, midP }) => {
    const p = mcnemarTest(first, second);
    expect(Math.abs(p.exact / exact - 1)).toBeLessThan(1e-11);
    expect(Math.abs(p.midP / midP - 1)).toBeLessThan(1e-11);
  },
);

test.each(r.mcnemar)("mcnemarTest() equals R: $first, $second", ({ first, second, exact }) => {
  expect(Math.abs(mcnemarTest(first, second).exact / exact - 1)).toBeLessThan(1e-9);
});

test("mcnemarTest() is a pair of probabilities, the mid-p never larger, and treats both evaluators alike", () => {
  fc.assert(
    fc.property(fc.nat(300), fc.nat(300), (first, second) => {
      const { exact, midP } = mcnemarTest(first, second);
      expect(midP).toBeLessThanOrEqual(exact);
      expect(midP).toBeGreaterThan(0);
      expect(exact).toBeLessThanOrEqual(1);
      expect(mcnemarTest(second, first)).toEqual({ exact, midP });
    }),
  );
});

test("mcnemarTest() falls as the counts of the same number of items differ more", () => {
  const values = Array.from({ length: 21 }, (_, smaller) => mcnemarTest(smaller, 41 - smaller).midP);
  expect(values).toEqual(values.toSorted((a, b) => a - b));
});

test.each([0, 1, 7])("mcnemarTest() is 1 for equal counts of %d", (count) => {
  expect(mcnemarTest(count, count)).toEqual({ exact: 1, midP: 1 });
});

test("mcnemarTest() of many items neither overflows nor stops being a probability", () => {
  expect(mcnemarTest(100_000, 100_100).exact).toBeCloseTo(0.8248, 3);
  expect(mcnemarTest(0, 5000)).toEqual({ exact: 0, midP: 0 });
});

test.each([
  { first: -1, second: 2 },
  { first: 0.5, second: 2 },
  { first: 1, second: NaN },
])("mcnemarTest() throws for $first and $second", ({ first, second }) => {
  expect(() => mcnemarTest(first, second)).toThrow(RangeError);
});
