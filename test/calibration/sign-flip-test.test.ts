import { expect, test } from "vitest";
import { randomInt } from "../../src/stats/random-int.js";
import { seededRandom } from "../../src/stats/seeded-random.js";
import { signFlipTest } from "../../src/stats/sign-flip-test.js";
import { binomialBounds } from "./binomial-bounds.js";

/** Share of experiments without a difference in which the test finds one at 0.05. */
function errorRate(
  count: number,
  options: { readonly clustered: boolean; readonly experiments: number },
): number {
  const random = seededRandom(`sign-flip ${count}`);
  let rejected = 0;
  for (let experiment = 0; experiment < options.experiments; experiment++) {
    const differences: number[] = [];
    const clusters: number[] = [];
    for (let cluster = 0; cluster < count; cluster++) {
      // In each cluster one evaluator is better, on all of its 1 to 8 items, but neither is overall.
      const [first, second] = random.next() < 0.5 ? [0.9, 0.5] : [0.5, 0.9];
      for (let item = 1 + randomInt(random, 8); item > 0; item--) {
        differences.push(Number(random.next() < first) - Number(random.next() < second));
        clusters.push(cluster);
      }
    }
    const labels = options.clustered ? { clusters } : {};
    const result = signFlipTest({ differences, ...labels, seed: experiment, flips: 399 });
    if ("p" in result && result.p <= 0.05) rejected++;
  }
  return rejected / options.experiments;
}

test.each([8, 12, 40, 100])(
  "signFlipTest() errs in 5 % of experiments with %d clusters of unequal size",
  (count) => {
    const { low, high } = binomialBounds(0.05, 1000);
    const rate = errorRate(count, { clustered: true, experiments: 1000 });
    expect(rate).toBeLessThan(high);
    // Few clusters have few patterns: the levels that a p-value can take lie below 0.05.
    expect(rate).toBeGreaterThan(count < 12 ? low - 0.015 : low);
  },
);

test("signFlipTest() errs far more often when items of one cluster pass for clusters", () => {
  expect(errorRate(40, { clustered: false, experiments: 200 })).toBeGreaterThan(0.12);
});
