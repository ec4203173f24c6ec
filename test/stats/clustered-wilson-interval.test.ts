import fc from "fast-check";
import { expect, test } from "vitest";
import { clusteredStandardError } from "../../src/stats/clustered-standard-error.js";
import { clusteredWilsonInterval } from "../../src/stats/clustered-wilson-interval.js";
import { studentTQuantile } from "../../src/stats/student-t-quantile.js";
import { wilsonInterval } from "../../src/stats/wilson-interval.js";

const scored = fc.array(fc.tuple(fc.nat(8), fc.constantFrom(0, 0.25, 0.5, 1)), {
  minLength: 1,
  maxLength: 60,
});

const of = (
  pairs: readonly (readonly [number, number])[],
): Parameters<typeof clusteredWilsonInterval>[0] => ({
  clusters: pairs.map(([cluster]) => cluster),
  scores: pairs.map(([, score]) => score),
});

test("clusteredWilsonInterval() ends where the score test stops to reject", () => {
  fc.assert(
    fc.property(scored, (pairs) => {
      const interval = clusteredWilsonInterval(of(pairs));
      const error = clusteredStandardError(of(pairs));
      if ("undefined" in interval || "undefined" in error) {
        expect(interval).toEqual(error);
        return;
      }
      const { value, low, high, effectiveSize } = interval;
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
      expect(low).toBeGreaterThanOrEqual(-1e-12);
      expect(high).toBeLessThanOrEqual(1 + 1e-12);
      if (value === 0 || value === 1 || error.se === 0) return;
      const t = studentTQuantile(0.975, error.df);
      for (const end of [low, high])
        expect(Math.abs(value - end)).toBeCloseTo(t * Math.sqrt((end * (1 - end)) / effectiveSize), 9);
    }),
  );
});

test("clusteredWilsonInterval() is Wilson's of the clusters where all scores are 0 or all are 1", () => {
  const clusters = ["a", "a", "b", "c", "c", "c", "d"];
  for (const score of [0, 1]) {
    const interval = clusteredWilsonInterval({ scores: clusters.map(() => score), clusters });
    const expected = wilsonInterval(score * 4, 4);
    if ("undefined" in expected) throw new Error(expected.undefined);
    expect(interval).toEqual({
      value: score,
      low: expect.closeTo(expected.low, 12) as unknown,
      high: expect.closeTo(expected.high, 12) as unknown,
      effectiveSize: 4,
      clusters: 4,
    });
  }
});

test("clusteredWilsonInterval() has no width where every cluster is alike, and is undefined for one", () => {
  const alike = clusteredWilsonInterval({ scores: [0, 1, 0, 1], clusters: ["a", "a", "b", "b"] });
  expect(alike).toMatchObject({ value: 0.5, low: 0.5, high: 0.5 });
  expect(clusteredWilsonInterval({ scores: [1, 0], clusters: ["a", "a"] })).toHaveProperty("undefined");
  expect(clusteredWilsonInterval({ scores: [] })).toHaveProperty("undefined");
});

test("clusteredWilsonInterval() refuses scores that are no shares, and impossible levels", () => {
  expect(() => clusteredWilsonInterval({ scores: [0, 2] })).toThrow(RangeError);
  expect(() => clusteredWilsonInterval({ scores: [0, 1], level: 1 })).toThrow(RangeError);
});
