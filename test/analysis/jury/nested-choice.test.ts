import { expect, test } from "vitest";
import { nestedChoice } from "../../../src/analysis/jury/nested-choice.js";
import { clusterFolds } from "../../../src/stats/cluster-folds.js";
import { crossFittedBest } from "../../../src/stats/cross-fitted-best.js";
import { seededRandom } from "../../../src/stats/seeded-random.js";

function draws(options: number, clusters: number, seed: string): Float64Array[] {
  const random = seededRandom(seed);
  return Array.from({ length: options }, () =>
    Float64Array.from({ length: clusters }, () => (random.next() < 0.7 ? 1 : 0)),
  );
}

test("nestedChoice() equals crossFittedBest() where nothing is fitted", () => {
  const sums = draws(7, 40, "same");
  const division = { count: 40, seed: "x", folds: 5, repeats: 6 };
  const { sums: held } = nestedChoice({
    held: clusterFolds(division),
    repeats: 6,
    clusters: 40,
    sumsUnder: () => sums,
  });
  const names = Array.from({ length: 40 }, (_, index) => `c${String(index).padStart(2, "0")}`);
  const found = crossFittedBest({
    options: sums.map((own) => [...own]),
    base: names.map(() => 0),
    clusters: names,
    seed: "x",
    repeats: 6,
  });
  if ("undefined" in found) throw new Error(found.undefined);
  expect(held.reduce((total, value) => total + value, 0) / 40).toBeCloseTo(found.value, 12);
});

test("nestedChoice() among 60 equal options gives what each of them is worth, where the best of them seems better", () => {
  const experiments = 150;
  let [nested, naive] = [0, 0];
  for (let experiment = 0; experiment < experiments; experiment += 1) {
    const sums = draws(60, 50, `luck ${experiment}`);
    const held = clusterFolds({ count: 50, seed: experiment, folds: 5, repeats: 2 });
    const choice = nestedChoice({ held, repeats: 2, clusters: 50, sumsUnder: () => sums });
    nested += choice.sums.reduce((total, value) => total + value, 0) / 50 / experiments;
    naive +=
      Math.max(...sums.map((own) => own.reduce((total, value) => total + value, 0))) / 50 / experiments;
  }
  // A mean over 150 experiments, each with a standard error of about 0.065.
  expect(Math.abs(nested - 0.7)).toBeLessThan((4 * 0.065) / Math.sqrt(experiments));
  expect(naive).toBeGreaterThan(0.8);
});

test("nestedChoice() hands on what is held out, so that fits can do without it", () => {
  const seen: number[][] = [];
  const held = clusterFolds({ count: 6, seed: 1, folds: 3, repeats: 1 });
  nestedChoice({
    held,
    repeats: 1,
    clusters: 6,
    sumsUnder: (out) => (seen.push([...out]), [new Float64Array(6)]),
  });
  expect(seen).toEqual(held);
});
