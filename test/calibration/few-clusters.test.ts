import { expect, test } from "vitest";
import { clusteredWilsonInterval } from "../../src/stats/clustered-wilson-interval.js";
import type { Interval } from "../../src/stats/interval.js";
import { percentileInterval } from "../../src/stats/percentile-interval.js";
import { bootstrapMeans } from "../../src/stats/bootstrap-means.js";
import { expandedLevel } from "../../src/stats/expanded-level.js";
import { resampleCounts } from "../../src/stats/resample-counts.js";
import { seededRandom, type Random } from "../../src/stats/seeded-random.js";

const samples = 1500;

/** One instance in two presentations that are often alike: 0, one half or 1. */
function score(random: Random, accuracy: number): number {
  const ability = accuracy + (1 - accuracy) * (random.next() - 0.5);
  const first = random.next() < ability ? 1 : 0;
  const second = random.next() < 0.6 ? first : random.next() < ability ? 1 : 0;
  return (first + second) / 2;
}

/** Share of samples whose interval covers the accuracy. */
function coverage(clusters: number, accuracy: number): { wilson: number; plain: number; expanded: number } {
  const random = seededRandom(`few ${clusters} ${accuracy}`);
  const hits = { wilson: 0, plain: 0, expanded: 0 };
  const sizes = new Float64Array(clusters).fill(1);
  const covers = ({ low, high }: Interval): number => (low <= accuracy && accuracy <= high ? 1 : 0);
  for (let sample = 0; sample < samples; sample += 1) {
    const scores = Array.from({ length: clusters }, () => score(random, accuracy));
    const wilson = clusteredWilsonInterval({ scores });
    if ("undefined" in wilson) throw new Error(wilson.undefined);
    hits.wilson += covers(wilson);
    const counts = resampleCounts({ clusters, resamples: 200, seed: sample });
    const replicates = bootstrapMeans({ sums: Float64Array.from(scores), sizes, counts });
    hits.plain += covers(percentileInterval(replicates));
    hits.expanded += covers(percentileInterval(replicates, { level: expandedLevel(0.95, clusters) }));
  }
  return {
    wilson: hits.wilson / samples,
    plain: hits.plain / samples,
    expanded: hits.expanded / samples,
  };
}

test.each([
  [10, 0.6],
  [20, 0.6],
  [20, 0.8],
  [29, 0.8],
])(
  "Wilson's interval of %s clusters covers an accuracy of %s, where percentiles do not",
  (clusters, accuracy) => {
    const { wilson, plain, expanded } = coverage(clusters, accuracy);
    expect(wilson).toBeGreaterThan(0.945);
    expect(wilson).toBeLessThan(0.98);
    expect(plain).toBeLessThan(wilson);
    expect(expanded).toBeGreaterThanOrEqual(plain);
  },
);

test("with 20 clusters and an accuracy of 0.92 the percentiles miss one time in five, Wilson's do not", () => {
  const { wilson, plain } = coverage(20, 0.92);
  expect(plain).toBeLessThan(0.85);
  expect(wilson).toBeGreaterThan(0.95);
});
