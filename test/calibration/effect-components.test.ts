import { expect, test } from "vitest";
import { effectComponents } from "../../src/analysis/effects/effect-components.js";
import type { Block } from "../../src/analysis/effects/block.js";
import { normalQuantile } from "../../src/stats/normal-quantile.js";
import { seededRandom, type Random } from "../../src/stats/seeded-random.js";
import { binomialBounds } from "./binomial-bounds.js";

const sizes = { evaluators: 12, protocols: 3, datasets: 2 };
const sds = { evaluator: 0.1, protocol: 0.03, dataset: 0.05, pair: 0.02, rest: 0.02, noise: 0.02 };

function normals(random: Random, count: number, sd: number): number[] {
  return Array.from(
    { length: count },
    () => sd * normalQuantile(0.5 * 2 ** -52 + random.next() * (1 - 2 ** -52)),
  );
}

/** A grid of normal effects, each cell with noise of a known size, of which the resamples have as much again. */
function plantedBlock(random: Random, resamples: number): Block {
  const { evaluators, protocols, datasets } = sizes;
  const cells = evaluators * protocols * datasets;
  const [judge, protocol, dataset, pair, rest, noise] = [
    normals(random, evaluators, sds.evaluator),
    normals(random, protocols, sds.protocol),
    normals(random, datasets, sds.dataset),
    normals(random, evaluators * protocols, sds.pair),
    normals(random, cells, sds.rest),
    normals(random, cells, sds.noise),
  ];
  return {
    evaluators: Array.from({ length: evaluators }, (_, place) => `e${place}`),
    protocols: Array.from({ length: protocols }, (_, place) => `p${place}`),
    datasets: Array.from({ length: datasets }, (_, place) => ({
      dataset: `d${place}`,
      frame: {
        dataset: `d${place}`,
        seed: 1,
        facts: new Map(),
        clusterNumbers: new Map(),
        drawn: 0,
        draws: undefined,
      },
      instances: [],
    })),
    cells: Array.from({ length: cells }, (_, cell) => {
      const [e, p, d] = [
        Math.floor(cell / protocols / datasets),
        Math.floor(cell / datasets) % protocols,
        cell % datasets,
      ];
      const value =
        0.6 +
        (judge[e] ?? 0) +
        (protocol[p] ?? 0) +
        (dataset[d] ?? 0) +
        (pair[e * protocols + p] ?? 0) +
        (rest[cell] ?? 0) +
        (noise[cell] ?? 0);
      const draws = normals(random, resamples, sds.noise);
      return {
        value,
        replicates: resamples === 0 ? undefined : Float64Array.from(draws, (draw) => value + draw),
      };
    }),
    scores: [],
  };
}

test("effectComponents() are right on average: the noise of the instances is in none of them", () => {
  const random = seededRandom("components");
  const experiments = 80;
  const sums = new Map<string, number>();
  for (let experiment = 0; experiment < experiments; experiment++) {
    const found = effectComponents(plantedBlock(random, 20));
    if ("undefined" in found) throw new Error(found.undefined);
    for (const { factors, variance } of found) {
      const name = factors.join(" x ");
      sums.set(name, (sums.get(name) ?? 0) + variance / experiments);
    }
  }
  const ratio = (name: string, sd: number): number => (sums.get(name) ?? 0) / sd ** 2;
  expect(Math.abs(ratio("evaluator", sds.evaluator) - 1)).toBeLessThan(0.15);
  expect(Math.abs(ratio("evaluator x protocol", sds.pair) - 1)).toBeLessThan(0.25);
  // With the noise left in it would be 2.
  expect(Math.abs(ratio("evaluator x protocol x dataset", sds.rest) - 1)).toBeLessThan(0.25);
});

test("effectComponents(): the interval for other judges covers the judges' variance", () => {
  const random = seededRandom("jackknife");
  const experiments = 200;
  let covered = 0;
  for (let experiment = 0; experiment < experiments; experiment++) {
    const found = effectComponents(plantedBlock(random, 0));
    if ("undefined" in found) throw new Error(found.undefined);
    const { evaluators } = found.find(({ factors }) => factors.join("") === "evaluator") ?? {};
    if (evaluators === undefined || !("value" in evaluators)) throw new Error("no interval");
    const truth = sds.evaluator ** 2;
    if ((evaluators.low ?? 0) <= truth && truth <= (evaluators.high ?? 0)) covered += 1;
  }
  const { low, high } = binomialBounds(0.95, experiments);
  expect(covered / experiments).toBeGreaterThan(low);
  expect(covered / experiments).toBeLessThan(high);
});
