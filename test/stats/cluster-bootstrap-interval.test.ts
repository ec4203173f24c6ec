import fc from "fast-check";
import { expect, test } from "vitest";
import { clusterBootstrapInterval } from "../../src/stats/cluster-bootstrap-interval.js";
import oracles from "../oracles/stats-python.json" with { type: "json" };

test("clusterBootstrapInterval() equals an independent implementation", () => {
  const { scores, clusters, seed, resamples, level, value, low, high } = oracles.bootstrap;
  const interval = clusterBootstrapInterval({ scores, clusters, seed, resamples, level });
  if ("undefined" in interval) throw new Error(interval.undefined);
  expect(interval.value).toBeCloseTo(value, 12);
  expect(interval.low).toBeCloseTo(low, 12);
  expect(interval.high).toBeCloseTo(high, 12);
  expect(interval.clusters).toBe(8);
});

test("clusterBootstrapInterval() does not depend on the order of the scores, and lies within their range", () => {
  const sample = fc.array(fc.tuple(fc.nat(3), fc.constantFrom("a", "b", "c", "d")), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(sample, fc.integer(), (rows, seed) => {
      const options = { seed, resamples: 50 };
      const scores = rows.map((row) => row[0]);
      const clusters = rows.map((row) => row[1]);
      const interval = clusterBootstrapInterval({ ...options, scores, clusters });
      const turned = { scores: scores.toReversed(), clusters: clusters.toReversed() };
      expect(clusterBootstrapInterval({ ...options, ...turned })).toEqual(interval);
      fc.pre("value" in interval);
      expect(interval.low).toBeLessThanOrEqual(interval.high);
      expect(interval.low).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-12);
      expect(interval.high).toBeLessThanOrEqual(Math.max(...scores) + 1e-12);
    }),
  );
});

test("clusterBootstrapInterval() takes repeated presentations as one item", () => {
  const scores = Array.from({ length: 40 }, (_, item) => item % 2);
  const clusters = scores.map((_, item) => String(item).padStart(2, "0"));
  const single = clusterBootstrapInterval({ scores, clusters, seed: 1 });
  const doubled = { scores: [...scores, ...scores], clusters: [...clusters, ...clusters] };
  expect(clusterBootstrapInterval({ ...doubled, seed: 1 })).toEqual(single);
});

test.each([
  { scores: [], clusters: [], reason: "no scores" },
  { scores: [1, 0, 1], clusters: ["a", "a", "a"], reason: "one cluster has no interval" },
])("clusterBootstrapInterval() is undefined: $reason", ({ scores, clusters, reason }) => {
  expect(clusterBootstrapInterval({ scores, clusters, seed: 1 })).toEqual({ undefined: reason });
});

test("clusterBootstrapInterval() throws when lengths differ or a score is NaN", () => {
  expect(() => clusterBootstrapInterval({ scores: [1, 2], clusters: ["a"], seed: 1 })).toThrow(
    "got 2 scores and 1 labels",
  );
  expect(() => clusterBootstrapInterval({ scores: [1, NaN], clusters: ["a", "b"], seed: 1 })).toThrow(
    TypeError,
  );
});
