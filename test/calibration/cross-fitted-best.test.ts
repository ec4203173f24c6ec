import { expect, test } from "vitest";
import { crossFittedBest } from "../../src/stats/cross-fitted-best.js";
import { seededRandom } from "../../src/stats/seeded-random.js";
import { binomialBounds } from "./binomial-bounds.js";

/** Mean estimates over experiments: options of given accuracies against a base of 0.6, 60 clusters of two items. */
function meanGains(accuracies: readonly number[]): { readonly value: number; readonly naive: number } {
  const random = seededRandom(accuracies.join(" "));
  const experiments = 300;
  let [value, naive] = [0, 0];
  for (let experiment = 0; experiment < experiments; experiment++) {
    const draw = (accuracy: number): number[] => {
      // Both items of a cluster are decided together.
      const clusters = Array.from({ length: 60 }, () => (random.next() < accuracy ? 1 : 0));
      return clusters.flatMap((credit) => [credit, credit]);
    };
    const base = draw(0.6);
    const gain = crossFittedBest({
      options: accuracies.map(draw),
      base,
      clusters: base.map((_, item) => Math.floor(item / 2)),
      seed: experiment,
      repeats: 4,
    });
    if ("undefined" in gain) throw new Error(gain.undefined);
    value += gain.value / experiments;
    naive += gain.naive / experiments;
  }
  return { value, naive };
}

// A mean of 300 experiments, each with a standard error of about 0.09: four of their standard errors.
const margin = (4 * 0.09) / Math.sqrt(300);

test("crossFittedBest() is 0 on average among equal options, where the naive gain is not", () => {
  const { value, naive } = meanGains([0.6, 0.6, 0.6, 0.6, 0.6, 0.6]);
  expect(Math.abs(value)).toBeLessThan(margin);
  expect(naive).toBeGreaterThan(0.05);
});

test("crossFittedBest() is the gain of an option that is clearly best", () => {
  const { value } = meanGains([0.6, 0.85, 0.6]);
  expect(Math.abs(value - 0.25)).toBeLessThan(margin);
});

const experiments = 500;

/** In how many experiments the interval covers the true gain of the options picked: 30 clusters of one to three items. */
function covered(accuracies: readonly number[]): number {
  const random = seededRandom(`coverage ${accuracies.join(" ")}`);
  const gains = accuracies.map((accuracy) => accuracy - 0.6);
  const clusters = Array.from({ length: 30 }, (_, cluster) =>
    new Array<number>(1 + (cluster % 3)).fill(cluster),
  ).flat();
  let held = 0;
  for (let experiment = 0; experiment < experiments; experiment++) {
    // What is hard about a cluster is hard for all options and for the base.
    const ease = Array.from({ length: 30 }, () => 0.4 * (random.next() - 0.5));
    const draw = (accuracy: number): number[] =>
      clusters.map((cluster) => (random.next() < accuracy + (ease[cluster] ?? 0) ? 1 : 0));
    const options = accuracies.map(draw);
    const gain = crossFittedBest({ options, base: draw(0.6), clusters, seed: experiment, repeats: 10 });
    if ("undefined" in gain) throw new Error(gain.undefined);
    const truth = gain.picks.reduce((sum, share, option) => sum + share * (gains[option] ?? 0), 0);
    if (gain.low <= truth && truth <= gain.high) held += 1;
  }
  return held;
}

test(
  "the interval of crossFittedBest() covers the gain of the options picked: equal ones, close ones, a clear best",
  { timeout: 240_000 },
  () => {
    const held = [
      [0.6, 0.6, 0.6, 0.6],
      [0.55, 0.6, 0.64, 0.66, 0.66],
      [0.6, 0.8, 0.6],
    ].map(covered);
    // 1,500 experiments have a standard error of 0.006, the 500 of one kind of 0.01.
    const share = held.reduce((sum, count) => sum + count, 0) / (3 * experiments);
    expect(share).toBeGreaterThan(0.935);
    expect(share).toBeLessThan(0.97);
    const { low, high } = binomialBounds(0.95, experiments);
    for (const count of held) {
      expect(count / experiments).toBeGreaterThan(low + 0.01);
      expect(count / experiments).toBeLessThan(high - 0.01);
    }
  },
);
