import type { Gain, OptimalGain } from "../../core/effects.js";
import type { Estimate } from "../../core/estimate.js";
import type { InstanceFacts } from "../../core/instance-facts.js";
import type { DatasetFrame } from "../../metrics/dataset-frame.js";
import { crossFittedBest } from "../../stats/cross-fitted-best.js";
import { buildBlock } from "./build-block.js";
import type { Block } from "./block.js";
import type { EffectCell } from "./effect-cell.js";
import { estimateOf } from "./estimate-of.js";
import { meanOfCells } from "./mean-of-cells.js";
import { subtractMeans } from "./subtract-means.js";

/** The protocol that gains are over. */
const base = "base";

/** What gains are computed from. */
export interface GainParts {
  readonly cells: readonly EffectCell[];
  readonly facts: readonly InstanceFacts[];
  readonly frames: ReadonlyMap<string, DatasetFrame>;
  readonly seed: number;
}

interface None {
  readonly undefined: string;
}

/**
 * What picking the best protocol is worth to each judge, over base and among all other protocols that the judge itself was asked
 * by: on each dataset, and by one pick for all datasets that it has the same protocols on. Judges may have different choices.
 */
export function optimalGains(parts: GainParts): readonly OptimalGain[] {
  const judged = parts.cells.filter(({ cell }) => cell.adapter !== "null" && "value" in cell.accuracy);
  const evaluators = [...new Set(judged.map(({ cell }) => cell.evaluator))];
  return evaluators.map((evaluator): OptimalGain => {
    const own = judged.filter(({ cell }) => cell.evaluator === evaluator);
    const names = [...new Set(own.map(({ cell }) => cell.dataset))];
    const gains = names.map((dataset) => gainOn(evaluator, { ...parts, cells: own }, [dataset]));
    return {
      evaluator,
      overall: gainOn(evaluator, { ...parts, cells: own }, names),
      datasets: Object.fromEntries(names.map((dataset, place) => [dataset, gains[place] ?? noGain])),
      perDataset: {
        naive: meanOf(gains, ({ naive }) => naive),
        corrected: meanOf(gains, ({ corrected }) => corrected),
      },
    };
  });
}

const noGain: None = { undefined: "no other protocol than base" };

function gainOn(evaluator: string, parts: GainParts, datasets: readonly string[]): Gain | None {
  const sets = datasets.map(
    (dataset) =>
      new Set(parts.cells.filter(({ cell }) => cell.dataset === dataset).map(({ cell }) => cell.protocol)),
  );
  const shared = [...(sets[0] ?? [])].filter((protocol) => sets.every((set) => set.has(protocol)));
  if (!shared.includes(base)) return { undefined: "base was not asked" };
  if (shared.length < 2) return noGain;
  const protocols = [base, ...shared.filter((protocol) => protocol !== base)];
  const block = buildBlock({ ...parts, evaluators: [evaluator], protocols, datasets });
  if (block.datasets.length < datasets.length)
    return { undefined: "the protocols have no instance in common" };
  return gainOf(block, `${parts.seed} ${evaluator} ${datasets.join(" ")}`);
}

function gainOf(block: Block, seed: string): Gain | None {
  const { items, clusters } = weightedItems(block);
  const [baseScores = [], ...options] = items;
  const found = crossFittedBest({ options, base: baseScores, clusters, seed });
  if ("undefined" in found) return found;
  const { value, low, high, best, picks } = found;
  const naive = subtractMeans(
    meanOfCells(block, { protocol: best + 1 }),
    meanOfCells(block, { protocol: 0 }),
  );
  const others = block.protocols.slice(1);
  return {
    options: others.length,
    best: others[best] ?? "",
    naive: estimateOf(naive),
    corrected: { value, low, high, method: "cross-fitted over clusters" },
    picks: Object.fromEntries(
      others.flatMap((name, place): [string, number][] => {
        const share = picks[place] ?? 0;
        return share === 0 ? [] : [[name, share]];
      }),
    ),
  };
}

/** Scores by protocol over the instances of all datasets, weighted so that their mean counts each dataset once. */
function weightedItems(block: Block): {
  readonly items: readonly (readonly number[])[];
  readonly clusters: readonly string[];
} {
  const width = block.datasets.length;
  const total = block.datasets.reduce((sum, { instances }) => sum + instances.length, 0);
  const weights = block.datasets.map(({ instances }) => total / width / instances.length);
  return {
    items: block.protocols.map((_, protocol) =>
      block.datasets.flatMap((_dataset, place) =>
        (block.scores[protocol * width + place] ?? []).map((score) => score * (weights[place] ?? 0)),
      ),
    ),
    clusters: block.datasets.flatMap(({ dataset, instances }) =>
      instances.map(({ cluster }) => `${dataset}\n${cluster}`),
    ),
  };
}

/** The mean over datasets, whose instances are drawn independently: an interval from the widths of theirs. */
function meanOf(gains: readonly (Gain | None)[], pick: (gain: Gain) => Estimate): Estimate {
  const found = gains.flatMap((gain): Estimate[] => ("undefined" in gain ? [] : [pick(gain)]));
  const parts = found.flatMap((estimate) => ("value" in estimate ? [estimate] : []));
  if (parts.length === 0) return { undefined: "no dataset has a gain" };
  const value = parts.reduce((sum, part) => sum + part.value, 0) / parts.length;
  const bounded = parts.flatMap(({ low, high }) =>
    low === undefined || high === undefined ? [] : [(high - low) / 2],
  );
  if (bounded.length < parts.length) return { value };
  const half = Math.hypot(...bounded) / parts.length;
  return { value, low: value - half, high: value + half, method: "widths of the datasets' intervals" };
}
