import { expect, test } from "vitest";
import { bootstrapMeans } from "../../src/stats/bootstrap-means.js";
import type { Interval } from "../../src/stats/interval.js";
import { maxTSignificance, type MaxTSignificance } from "../../src/stats/max-t-significance.js";
import { randomInt } from "../../src/stats/random-int.js";
import { rankIntervals } from "../../src/stats/rank-intervals.js";
import { resampleCounts } from "../../src/stats/resample-counts.js";
import { seededRandom, type Random } from "../../src/stats/seeded-random.js";
import { binomialBounds } from "./binomial-bounds.js";

const experiments = 400;
const clusters = 100;

/** Compares evaluators of given accuracies on the same items in clusters of 1 to 4, some items being harder. */
function compare(accuracies: readonly number[], random: Random, seed: number): MaxTSignificance {
  const counts = resampleCounts({ clusters, resamples: 250, seed });
  const sizes = Float64Array.from({ length: clusters }, () => 1 + randomInt(random, 4));
  const hardness = sizes.map(() => 0.3 * (random.next() - 0.5));
  const items = sizes.reduce((sum, size) => sum + size, 0);
  const rows = accuracies.map((accuracy) =>
    sizes.map((size, cluster) => {
      let right = 0;
      for (let item = 0; item < size; item++) {
        if (random.next() < accuracy + (hardness[cluster] ?? 0)) right++;
      }
      return right;
    }),
  );
  return maxTSignificance(
    rows.map((sums) => bootstrapMeans({ sums, sizes, counts, paired: true })),
    rows.map((sums) => sums.reduce((sum, value) => sum + value, 0) / items),
  );
}

test("maxTSignificance() errs in 5 % of experiments, all pairs taken together", () => {
  const random = seededRandom("max-t");
  let erred = 0;
  for (let experiment = 0; experiment < experiments; experiment++) {
    const { pairs } = compare([0.7, 0.7, 0.7, 0.7, 0.7, 0.7], random, experiment);
    if (pairs.some((pair) => pair.significant)) erred++;
  }
  const { low, high } = binomialBounds(0.05, experiments);
  expect(erred / experiments).toBeLessThan(high);
  expect(erred / experiments).toBeGreaterThan(Math.max(0.01, low));
});

test("rankIntervals() cover all true ranks at once in at least 95 % of experiments", () => {
  const random = seededRandom("rank-intervals");
  const accuracies = [0.85, 0.75, 0.65, 0.6, 0.4];
  let covered = 0;
  let widths = 0;
  for (let experiment = 0; experiment < experiments; experiment++) {
    const intervals = rankIntervals(compare(accuracies, random, experiment));
    const holds = ({ low, high }: Interval, row: number): boolean => low <= row + 1 && row + 1 <= high;
    if (intervals.every(holds)) covered++;
    widths += intervals.reduce((sum, { low, high }) => sum + high - low, 0) / accuracies.length;
  }
  expect(covered / experiments).toBeGreaterThan(binomialBounds(0.95, experiments).low);
  // They also say something: of the four possible ranks besides its own, a row keeps fewer than two.
  expect(widths / experiments).toBeLessThan(2);
});
