import fc from "fast-check";
import { expect, test } from "vitest";
import { bootstrapMeans } from "../../src/stats/bootstrap-means.js";
import { bootstrapTotals } from "../../src/stats/bootstrap-totals.js";
import { packedDraws } from "../../src/stats/packed-draws.js";
import { resampleCounts } from "../../src/stats/resample-counts.js";

const units = fc
  .record({ clusters: fc.integer({ min: 1, max: 20 }), kinds: fc.integer({ min: 1, max: 30 }) })
  .chain(({ clusters, kinds }) =>
    fc.record({
      clusters: fc.constant(clusters),
      rows: fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.double({ min: -2, max: 2, noNaN: true })), {
        minLength: kinds,
        maxLength: kinds,
      }),
      units: fc.array(fc.tuple(fc.nat(clusters - 1), fc.nat(kinds - 1)), { maxLength: 80 }),
    }),
  );

const at = (values: ArrayLike<number> | undefined, index: number): number => values?.[index] ?? NaN;

test("bootstrapTotals() adds up the rows of what each resample drew", () => {
  fc.assert(
    fc.property(units, fc.integer(), fc.integer({ min: 1, max: 7 }), (sample, seed, resamples) => {
      const counts = resampleCounts({ clusters: sample.clusters, resamples, seed });
      const totals = bootstrapTotals({
        counts,
        clusterOf: sample.units.map(([cluster]) => cluster),
        kindOf: sample.units.map(([, kind]) => kind),
        rows: sample.rows.map((row) => Float64Array.from(row)),
      });
      for (let resample = 0; resample < resamples; resample += 1) {
        for (const column of [0, 1]) {
          const expected = sample.units.reduce(
            (sum, [cluster, kind]) =>
              sum + at(counts.counts, resample * sample.clusters + cluster) * at(sample.rows[kind], column),
            0,
          );
          expect(at(totals[column], resample)).toBeCloseTo(expected, 9);
        }
      }
    }),
  );
});

test("bootstrapTotals() does not depend on the order of the units, to the last digit", () => {
  fc.assert(
    fc.property(units, fc.integer(), (sample, seed) => {
      const counts = resampleCounts({ clusters: sample.clusters, resamples: 4, seed });
      const rows = sample.rows.map((row) => Float64Array.from(row));
      const totalsOf = (list: typeof sample.units): Float64Array[] =>
        bootstrapTotals({
          counts,
          rows,
          clusterOf: list.map(([cluster]) => cluster),
          kindOf: list.map(([, kind]) => kind),
        });
      expect(totalsOf([...sample.units].reverse())).toEqual(totalsOf(sample.units));
    }),
  );
});

test("bootstrapTotals() counts more units than half a word holds", () => {
  const counts = resampleCounts({ clusters: 2, resamples: 9, seed: 1 });
  const many = 150_001;
  const [totals] = bootstrapTotals({
    counts,
    clusterOf: Array.from({ length: many }, (_, unit) => unit % 2),
    kindOf: new Uint8Array(many),
    rows: [Float64Array.of(1)],
  });
  const even = Math.ceil(many / 2);
  for (let resample = 0; resample < 9; resample += 1) {
    const [first, second] = [at(counts.counts, 2 * resample), at(counts.counts, 2 * resample + 1)];
    expect(at(totals, resample)).toBe(first * even + second * (many - even));
  }
});

test("bootstrapTotals() gives the means of bootstrapMeans()", () => {
  const counts = resampleCounts({ clusters: 40, resamples: 50, seed: 3 });
  const scores = Array.from({ length: 90 }, (_, unit) => ({ cluster: unit % 40, score: (unit % 3) / 2 }));
  const rows = [0, 0.5, 1].map((score) => Float64Array.of(score, 1));
  const [sums, sizes] = bootstrapTotals({
    counts,
    rows,
    clusterOf: scores.map(({ cluster }) => cluster),
    kindOf: scores.map(({ score }) => score * 2),
  });
  const byCluster = { sums: new Float64Array(40), sizes: new Float64Array(40) };
  for (const { cluster, score } of scores) {
    byCluster.sums[cluster] = at(byCluster.sums, cluster) + score;
    byCluster.sizes[cluster] = at(byCluster.sizes, cluster) + 1;
  }
  const means = bootstrapMeans({ ...byCluster, counts });
  expect(Array.from({ length: 50 }, (_, draw) => at(sums, draw) / at(sizes, draw))).toEqual([...means]);
});

test("bootstrapTotals() of nothing are no columns, and of no unit 0", () => {
  const counts = resampleCounts({ clusters: 2, resamples: 3, seed: 1 });
  expect(bootstrapTotals({ counts, clusterOf: [], kindOf: [], rows: [] })).toEqual([]);
  expect(bootstrapTotals({ counts, clusterOf: [], kindOf: [], rows: [Float64Array.of(2)] })).toEqual([
    new Float64Array(3),
  ]);
});

test("bootstrapTotals() refuses what has no place", () => {
  const counts = resampleCounts({ clusters: 2, resamples: 3, seed: 1 });
  const rows = [Float64Array.of(1)];
  expect(() => bootstrapTotals({ counts, clusterOf: [2], kindOf: [0], rows })).toThrow(RangeError);
  expect(() => bootstrapTotals({ counts, clusterOf: [0], kindOf: [1], rows })).toThrow(RangeError);
  expect(() => bootstrapTotals({ counts, clusterOf: [0, 1], kindOf: [0], rows })).toThrow(RangeError);
  const uneven = [...rows, Float64Array.of(1, 2)];
  expect(() => bootstrapTotals({ counts, clusterOf: [0], kindOf: [0], rows: uneven })).toThrow(RangeError);
});

test("packedDraws() holds every count in its half of a word", () => {
  const counts = resampleCounts({ clusters: 3, resamples: 5, seed: 2 });
  const { words, packed, most } = packedDraws(counts);
  expect(words).toBe(3);
  for (let resample = 0; resample < 5; resample += 1) {
    for (let cluster = 0; cluster < 3; cluster += 1) {
      const word = at(packed, cluster * words + Math.floor(resample / 2));
      expect((word >>> ((resample % 2) * 16)) & 65_535).toBe(at(counts.counts, resample * 3 + cluster));
    }
  }
  expect(most).toBe(Math.max(...counts.counts));
  expect(packedDraws(counts)).toBe(packedDraws(counts));
});
