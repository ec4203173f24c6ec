import fc from "fast-check";
import { expect, test } from "vitest";
import { resampleCounts } from "../../src/stats/resample-counts.js";
import oracles from "../oracles/stats-python.json" with { type: "json" };

test("resampleCounts() equals an independent implementation", () => {
  const { clusters, resamples, seed, counts } = oracles.randomness.counts;
  expect([...resampleCounts({ clusters, resamples, seed }).counts]).toEqual(counts);
});

test("resampleCounts() draws as many clusters in each resample as there are", () => {
  const sizes = fc.record({
    clusters: fc.integer({ min: 1, max: 30 }),
    resamples: fc.integer({ min: 1, max: 20 }),
  });
  fc.assert(
    fc.property(sizes, fc.integer(), ({ clusters, resamples }, seed) => {
      const { counts } = resampleCounts({ clusters, resamples, seed });
      expect(counts).toHaveLength(clusters * resamples);
      for (let start = 0; start < counts.length; start += clusters) {
        expect(counts.subarray(start, start + clusters).reduce((sum, count) => sum + count, 0)).toBe(
          clusters,
        );
      }
    }),
  );
});

test("resampleCounts() begins alike whatever the number of resamples, and differs by seed", () => {
  const short = resampleCounts({ clusters: 9, resamples: 3, seed: 1 }).counts;
  expect(resampleCounts({ clusters: 9, resamples: 8, seed: 1 }).counts.slice(0, 27)).toEqual(short);
  expect(resampleCounts({ clusters: 9, resamples: 3, seed: 2 }).counts).not.toEqual(short);
});

test("resampleCounts() draws each cluster with the mean and variance of a binomial count", () => {
  const clusters = 50;
  const { counts } = resampleCounts({ clusters, resamples: 2000, seed: "moments" });
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
  expect(mean).toBe(1);
  expect(variance).toBeCloseTo(1 - 1 / clusters, 1);
  for (let cluster = 0; cluster < clusters; cluster++) {
    let drawn = 0;
    for (let at = cluster; at < counts.length; at += clusters) drawn += counts[at] ?? 0;
    // 2000 expected, standard deviation 44: five of them.
    expect(Math.abs(drawn - 2000)).toBeLessThan(222);
  }
});

test.each([
  { clusters: 0, resamples: 10 },
  { clusters: 1.5, resamples: 10 },
  { clusters: 5, resamples: 0 },
  { clusters: NaN, resamples: 10 },
])("resampleCounts() throws for $clusters clusters and $resamples resamples", (sizes) => {
  expect(() => resampleCounts({ ...sizes, seed: 1 })).toThrow(RangeError);
});
