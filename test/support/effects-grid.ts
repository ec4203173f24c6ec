import type { EffectsParts } from "../../src/analysis/effects/measure-effects.js";
import type { InstanceFacts } from "../../src/core/instance-facts.js";
import { seededRandom } from "../../src/stats/seeded-random.js";

/** A made-up grid of judges. */
export interface PlantedGrid {
  readonly evaluators: readonly string[];
  readonly protocols: readonly string[];
  readonly datasets: readonly string[];
  /** Instances of each dataset, in clusters of `clusterSize`. */
  readonly instances: number;
  readonly clusterSize?: number;
  /** Probability of being right, by names. */
  readonly accuracy: (evaluator: string, protocol: string, dataset: string, tag: string) => number;
  /** Value of the tag `skill` of the instance at a place; all "plain" if left out. */
  readonly skillOf?: (place: number) => string;
  readonly seed: number;
  readonly resamples?: number;
  /** Cells that were not run. */
  readonly without?: (evaluator: string, protocol: string, dataset: string) => boolean;
}

/** Names such as `judge-1`, `judge-2`. */
export function namesOf(word: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, place) => `${word}-${place + 1}`);
}

/** Draws a grid's scores: right or wrong on each instance, each independently with its probability. */
export function plantedGrid(grid: PlantedGrid): EffectsParts {
  const { evaluators, protocols, datasets, instances, clusterSize = 1, seed, resamples = 200 } = grid;
  const random = seededRandom(`planted ${seed}`);
  const skillOf = grid.skillOf ?? (() => "plain");
  const facts = datasets.flatMap((dataset) =>
    Array.from({ length: instances }, (_, row): InstanceFacts => ({
      dataset,
      id: `${dataset}-${row}`,
      row,
      cluster: `c${Math.floor(row / clusterSize)}`,
      gold: { kind: "pair", preference: "A" },
      tags: { skill: [skillOf(row)] },
      lengths: [1, 1],
      nulls: {},
    })),
  );
  const cells = evaluators.flatMap((evaluator) =>
    protocols.flatMap((protocol) =>
      datasets.flatMap((dataset) => {
        if (grid.without?.(evaluator, protocol, dataset) === true) return [];
        const own = facts.filter((entry) => entry.dataset === dataset);
        const scores = new Map(
          own.map(({ id, row }): [string, number] => {
            const probability = grid.accuracy(evaluator, protocol, dataset, skillOf(row));
            return [id, random.next() < probability ? 1 : 0];
          }),
        );
        const value = [...scores.values()].reduce((sum, score) => sum + score, 0) / instances;
        const adapter = evaluator.startsWith("nulls/") ? "null" : "openai";
        const cell = { evaluator, protocol, dataset, adapter, accuracy: { value } };
        return [{ cell, judged: new Set(scores.keys()), scores }];
      }),
    ),
  );
  return { run: "planted", cells, facts, seed, resamples };
}
