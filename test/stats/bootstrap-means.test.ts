import fc from "fast-check";
import { expect, test } from "vitest";
import { bootstrapMeans } from "../../src/stats/bootstrap-means.js";
import { resampleCounts } from "../../src/stats/resample-counts.js";

const clusters = fc.array(
  fc.integer({ min: 1, max: 5 }).chain((size) => fc.array(fc.nat(4), { minLength: size, maxLength: size })),
  { minLength: 1, maxLength: 12 },
);
const totals = (groups: readonly (readonly number[])[]): { sums: Float64Array; sizes: Float64Array } => ({
  sums: Float64Array.from(groups, (group) => group.reduce((sum, score) => sum + score, 0)),
  sizes: Float64Array.from(groups, (group) => group.length),
});
const counts = (rows: readonly (readonly number[])[]): ReturnType<typeof resampleCounts> => ({
  clusters: rows[0]?.length ?? 0,
  resamples: rows.length,
  counts: Uint16Array.from(rows.flat()),
});

test("bootstrapMeans() equals the mean of the scores that each resample drew", () => {
  fc.assert(
    fc.property(clusters, fc.integer(), (groups, seed) => {
      const resamples = resampleCounts({ clusters: groups.length, resamples: 20, seed });
      const means = bootstrapMeans({ ...totals(groups), counts: resamples });
      for (const [resample, mean] of means.entries()) {
        const drawn = groups.flatMap((group, cluster) => {
          const times = resamples.counts[resample * groups.length + cluster] ?? 0;
          return Array.from({ length: times }, () => group).flat();
        });
        expect(mean).toBeCloseTo(drawn.reduce((sum, score) => sum + score, 0) / drawn.length, 12);
      }
    }),
  );
});

test("bootstrapMeans() lies between the smallest and the largest cluster mean", () => {
  fc.assert(
    fc.property(clusters, fc.integer(), (groups, seed) => {
      const { sums, sizes } = totals(groups);
      const resamples = resampleCounts({ clusters: groups.length, resamples: 50, seed });
      const clusterMeans = sums.map((sum, cluster) => sum / (sizes[cluster] ?? NaN));
      for (const mean of bootstrapMeans({ sums, sizes, counts: resamples })) {
        expect(mean).toBeGreaterThanOrEqual(Math.min(...clusterMeans) - 1e-12);
        expect(mean).toBeLessThanOrEqual(Math.max(...clusterMeans) + 1e-12);
      }
    }),
  );
});

test("bootstrapMeans() weighs clusters by their size", () => {
  const means = bootstrapMeans({
    sums: Float64Array.of(3, 0),
    sizes: Float64Array.of(3, 1),
    counts: counts([[1, 1], [2, 0], [0, 2]]), // prettier-ignore
  });
  expect([...means]).toEqual([0.75, 1, 0]);
});

test("bootstrapMeans() gives the same for clusters of equal size whether their number is odd or even", () => {
  for (const length of [1, 2, 3, 4, 5]) {
    const sums = Float64Array.from({ length }, (_, cluster) => cluster);
    const all = counts([Array.from({ length }, () => 1)]);
    const [mean] = bootstrapMeans({ sums, sizes: new Float64Array(length).fill(2), counts: all });
    expect(mean).toBeCloseTo((length - 1) / 4, 12);
  }
});

test("bootstrapMeans() leaves out a resample without scores, or refuses it if replicates are to be paired", () => {
  const options = {
    sums: Float64Array.of(1, 0),
    sizes: Float64Array.of(1, 0),
    counts: counts([[1, 1], [0, 2], [2, 0]]), // prettier-ignore
  };
  expect([...bootstrapMeans(options)]).toEqual([1, 1]);
  expect(() => bootstrapMeans({ ...options, paired: true })).toThrow("got no score in resample 1");
});

test("bootstrapMeans() is empty when no cluster has a score", () => {
  const none = new Float64Array(2);
  expect(bootstrapMeans({ sums: none, sizes: none, counts: counts([[1, 1]]) })).toHaveLength(0);
});

test.each([
  { why: "a sum is missing", sums: [1], sizes: [1, 1], error: RangeError },
  { why: "a sum is NaN", sums: [1, NaN], sizes: [1, 1], error: TypeError },
  { why: "a size is infinite", sums: [1, 1], sizes: [1, Infinity], error: TypeError },
  { why: "a size is negative", sums: [1, 1], sizes: [1, -1], error: RangeError },
  { why: "an empty cluster has a sum", sums: [1, 1], sizes: [1, 0], error: RangeError },
])("bootstrapMeans() throws when $why", ({ sums, sizes, error }) => {
  const totals = { sums: Float64Array.from(sums), sizes: Float64Array.from(sizes) };
  expect(() => bootstrapMeans({ ...totals, counts: counts([[1, 1]]) })).toThrow(error);
});
