import { expect, test } from "vitest";
import { meanOverCells } from "../../src/leaderboard/mean-over-cells.js";
import type { GroundedCell } from "../../src/leaderboard/grounded-cell.js";
import { bootstrapMeans } from "../../src/stats/bootstrap-means.js";
import { percentileInterval } from "../../src/stats/percentile-interval.js";
import { resampleCounts, type ResampleCounts } from "../../src/stats/resample-counts.js";
import { seededRandom, type Random } from "../../src/stats/seeded-random.js";

/** What rows are made of: cells on the same instances, which are hard or easy for all of them alike. */
interface Design {
  readonly clusters: number;
  readonly accuracy: number;
  /** Instances of a cluster. */
  readonly size?: number;
  readonly protocols?: number;
  readonly datasets?: number;
}

const samples = 2500;

/** One half of the instances of a cluster share its luck. */
function cellsOf(random: Random, design: Design, draws: readonly ResampleCounts[]): readonly GroundedCell[] {
  const { clusters, accuracy, size = 1, protocols = 1 } = design;
  return draws
    .map((counts, set) => {
      const lucks = Array.from({ length: clusters }, () => random.next());
      return Array.from({ length: protocols }, (_protocol, protocol): GroundedCell => {
        const sums = Float64Array.from(lucks, (luck) => {
          let right = 0;
          for (let item = 0; item < size; item += 1)
            right += (random.next() < 0.5 ? luck : random.next()) < accuracy ? 1 : 0;
          return right;
        });
        const n = clusters * size;
        const value = sums.reduce((all, sum) => all + sum, 0) / n;
        return {
          ...{ evaluator: "judge", protocol: String(protocol), dataset: String(set), value, n },
          replicates: bootstrapMeans({ sums, sizes: new Float64Array(clusters).fill(size), counts }),
          spread: {
            clusters,
            influence: () =>
              new Map([...sums].map((sum, cluster) => [String(cluster), (sum - value * size) / n])),
          },
        };
      });
    })
    .flat();
}

/** Shares of samples whose interval covers the accuracy: the row's, and the percentiles of the same replicates. */
function coverage(design: Design): { readonly row: number; readonly percentiles: number } {
  const random = seededRandom(`rows ${JSON.stringify(design)}`);
  const hits = { row: 0, percentiles: 0 };
  const covers = (low: number, high: number): number =>
    low <= design.accuracy && design.accuracy <= high ? 1 : 0;
  const { clusters, datasets = 1 } = design;
  // The draws know nothing of the data: the same ones serve all samples.
  const draws = Array.from({ length: datasets }, (_, seed) =>
    resampleCounts({ clusters, resamples: 100, seed }),
  );
  for (let sample = 0; sample < samples; sample += 1) {
    const { accuracy, replicates } = meanOverCells(cellsOf(random, design, draws));
    if (!("value" in accuracy) || replicates === undefined) throw new Error("no interval");
    hits.row += covers(accuracy.low ?? 1, accuracy.high ?? 0);
    const { low, high } = percentileInterval(replicates);
    hits.percentiles += covers(low, high);
  }
  return { row: hits.row / samples, percentiles: hits.percentiles / samples };
}

/** Of 46 clusters that hardly ever err a mean has few values: a share of the samples is covered that no method can make 95 %. */
const coarse = 0.96;

test.each<Design>([
  { clusters: 20, accuracy: 0.8, protocols: 3 },
  { clusters: 46, accuracy: coarse, protocols: 2 },
  { clusters: 46, accuracy: 0.9, size: 3, protocols: 2 },
  { clusters: 92, accuracy: 0.92 },
  { clusters: 25, accuracy: 0.9, datasets: 3, protocols: 2 },
  { clusters: 250, accuracy: 0.98, protocols: 2 },
])("a row of %j covers its accuracy where percentiles do not", (design) => {
  const { row, percentiles } = coverage(design);
  expect(row).toBeGreaterThan(0.935);
  expect(row).toBeLessThan(design.accuracy === coarse ? 0.985 : 0.965);
  expect(percentiles).toBeLessThan(row);
});
