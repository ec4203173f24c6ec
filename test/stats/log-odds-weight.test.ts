import fc from "fast-check";
import { expect, test } from "vitest";
import { logOddsWeight } from "../../src/stats/log-odds-weight.js";
import oracles from "../oracles/items.json" with { type: "json" };

test.each(oracles.weights)(
  "logOddsWeight() equals the logarithm of exact odds: $right of $trials",
  (example) => {
    expect(logOddsWeight(example.right, example.trials, example.smoothing)).toBeCloseTo(example.value, 12);
  },
);

test("logOddsWeight() is finite, rises with right ones, and turns its sign with them", () => {
  const counts = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 }));
  fc.assert(
    fc.property(counts, ([right, wrong]) => {
      const weight = logOddsWeight(right, right + wrong);
      expect(Number.isFinite(weight)).toBe(true);
      expect(logOddsWeight(right + 1, right + wrong)).toBeGreaterThan(weight);
      expect(logOddsWeight(wrong, right + wrong)).toBeCloseTo(-weight, 12);
    }),
  );
});

test.each([
  [3, 2, 1],
  [-1, 2, 1],
  [1, 2, 0],
  [NaN, 2, 1],
])("logOddsWeight() throws for %d of %d with smoothing %d", (right, trials, smoothing) => {
  expect(() => logOddsWeight(right, trials, smoothing)).toThrow(RangeError);
});
