import { expect, test } from "vitest";
import { clusterBootstrapInterval } from "../../src/stats/cluster-bootstrap-interval.js";
import { randomInt } from "../../src/stats/random-int.js";
import { seededRandom, type Random } from "../../src/stats/seeded-random.js";
import { binomialBounds } from "./binomial-bounds.js";

interface Population {
  readonly name: string;
  /** Probability of success in a cluster of a size. */
  readonly success: (random: Random, size: number) => number;
  /** Mean over all items, sizes being uniform from 1 to 6. */
  readonly mean: number;
}

const populations: readonly Population[] = [
  { name: "clusters that differ", success: (random) => 0.4 + 0.6 * random.next(), mean: 0.7 },
  { name: "clusters of equal items", success: (random) => (random.next() < 0.7 ? 1 : 0), mean: 0.7 },
  // Sizes 1 and 2 are 3 of 21 items.
  {
    name: "large clusters that are harder",
    success: (_, size) => (size <= 2 ? 0.9 : 0.6),
    mean: (3 * 0.9 + 18 * 0.6) / 21,
  },
];

function draw(random: Random, { success }: Population): { scores: number[]; clusters: number[] } {
  const scores: number[] = [];
  const clusters: number[] = [];
  for (let cluster = 0; cluster < 100; cluster++) {
    const size = 1 + randomInt(random, 6);
    const probability = success(random, size);
    for (let item = 0; item < size; item++) {
      scores.push(random.next() < probability ? 1 : 0);
      clusters.push(cluster);
    }
  }
  return { scores, clusters };
}

/** Share of samples whose interval holds the mean of the population. */
function coverage(
  population: Population,
  options: { readonly clustered: boolean; readonly samples: number },
): number {
  const random = seededRandom(population.name);
  let held = 0;
  for (let sample = 0; sample < options.samples; sample++) {
    const { scores, clusters } = draw(random, population);
    const labels = options.clustered ? clusters : [...scores.keys()];
    const interval = clusterBootstrapInterval({ scores, clusters: labels, seed: sample, resamples: 300 });
    if ("value" in interval && interval.low <= population.mean && population.mean <= interval.high) held++;
  }
  return held / options.samples;
}

test.each(populations)(
  "clusterBootstrapInterval() covers the mean in 95 % of samples: $name",
  (population) => {
    const rate = coverage(population, { clustered: true, samples: 400 });
    const { low, high } = binomialBounds(0.95, 400);
    // A percentile interval from 100 clusters is known to cover about one percent less than it should.
    expect(rate).toBeGreaterThan(low - 0.01);
    expect(rate).toBeLessThan(high);
  },
);

test("clusterBootstrapInterval() covers far less when items of one cluster pass for clusters", () => {
  const population = populations[1];
  if (population === undefined) throw new Error("Expected a population");
  expect(coverage(population, { clustered: false, samples: 150 })).toBeLessThan(0.8);
});
