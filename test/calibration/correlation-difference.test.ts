import { expect, test } from "vitest";
import { correlationDifference } from "../../src/stats/correlation-difference.js";
import { pearsonCorrelation } from "../../src/stats/pearson-correlation.js";
import { seededRandom } from "../../src/stats/seeded-random.js";
import { standardScores } from "../../src/stats/standard-scores.js";
import { binomialBounds } from "./binomial-bounds.js";

/** Two judges as good as each other, of whom the second scores on a scale of its own; scores of a cluster err together. */
function rates(experiments: number): { readonly rejected: number; readonly covered: number } {
  const random = seededRandom("correlation difference");
  const noise = (): number => random.next() + random.next() + random.next() - 1.5;
  let [rejected, covered] = [0, 0];
  for (let experiment = 0; experiment < experiments; experiment++) {
    const rows: { gold: number; first: number; second: number; cluster: number }[] = [];
    for (let cluster = 0; cluster < 20; cluster++) {
      const [level, one, two] = [noise(), noise(), noise()];
      for (let item = 0; item <= cluster % 3; item++) {
        const gold = level + noise();
        rows.push({ gold, first: gold + one + noise(), second: 5 * (gold + two + noise()), cluster });
      }
    }
    const found = correlationDifference({
      first: rows.map((row) => row.first),
      second: rows.map((row) => row.second),
      gold: rows.map((row) => row.gold),
      clusters: rows.map((row) => row.cluster),
      ...{
        correlate: pearsonCorrelation,
        scale: standardScores,
        seed: experiment,
        resamples: 200,
        swaps: 199,
      },
    });
    if ("undefined" in found) throw new Error(found.undefined);
    if (found.p <= 0.05) rejected++;
    if (found.low <= 0 && found.high >= 0) covered++;
  }
  return { rejected: rejected / experiments, covered: covered / experiments };
}

test("correlationDifference() errs in 5 % of experiments, and its interval covers, over 20 clusters of unequal size", () => {
  const experiments = 200;
  const { rejected, covered } = rates(experiments);
  const { low, high } = binomialBounds(0.05, experiments);
  expect(rejected).toBeGreaterThan(low);
  expect(rejected).toBeLessThan(high);
  expect(covered).toBeGreaterThan(1 - high);
});
