import { cellKey } from "../../core/cell-key.js";
import type { InstanceFacts } from "../../core/instance-facts.js";
import type { DatasetFrame } from "../../metrics/dataset-frame.js";
import { resampledMean, type ScoredInstances } from "../../metrics/resampled-mean.js";
import type { Block, BlockDataset, Mean } from "./block.js";
import type { EffectCell } from "./effect-cell.js";

/** What a block is built from. */
export interface BlockParts {
  readonly evaluators: readonly string[];
  readonly protocols: readonly string[];
  readonly datasets: readonly string[];
  readonly cells: readonly EffectCell[];
  readonly facts: readonly InstanceFacts[];
  /** By dataset. */
  readonly frames: ReadonlyMap<string, DatasetFrame>;
}

/**
 * Measures a complete grid anew on the instances of each dataset that all its cells have judged, all cells on the same draws.
 * A dataset without a common instance is left out.
 */
export function buildBlock(parts: BlockParts): Block {
  const { evaluators, protocols } = parts;
  const byKey = new Map(parts.cells.map((entry) => [cellKey(entry.cell), entry]));
  const entryOf = (evaluator: string, protocol: string, dataset: string): EffectCell | undefined =>
    byKey.get(cellKey({ evaluator, protocol, dataset }));
  const datasets = parts.datasets.flatMap((dataset): BlockDataset[] => {
    const frame = parts.frames.get(dataset);
    const own = evaluators.flatMap((evaluator) =>
      protocols.map((protocol) => entryOf(evaluator, protocol, dataset)),
    );
    const instances = parts.facts.filter(
      (facts) => facts.dataset === dataset && own.every((entry) => isScored(entry, facts.id)),
    );
    return frame === undefined || instances.length === 0 ? [] : [{ dataset, frame, instances }];
  });
  const scores = evaluators.flatMap((evaluator) =>
    protocols.flatMap((protocol) =>
      datasets.map(({ dataset, instances }) => {
        const entry = entryOf(evaluator, protocol, dataset);
        return instances.map(({ id }) => entry?.scores.get(id) ?? 0);
      }),
    ),
  );
  const cells = scores.map((own, place): Mean => {
    const { frame, instances } = datasets[place % datasets.length] ?? {};
    if (frame === undefined || instances === undefined) return { value: 0, replicates: undefined };
    return meanOnDemand(() => meanOf({ instances, scores: own }, frame));
  });
  return { evaluators, protocols, datasets, cells, scores };
}

function isScored(entry: EffectCell | undefined, id: string): boolean {
  return entry?.judged.has(id) === true && entry.scores.has(id);
}

/** A mean whose replicates are drawn when somebody asks for it: of many protocols' cells a gain needs two. */
function meanOnDemand(measure: () => Mean): Mean {
  let measured: Mean | undefined;
  const mean = (): Mean => (measured ??= measure());
  return {
    get value() {
      return mean().value;
    },
    get replicates() {
      return mean().replicates;
    },
  };
}

function meanOf(scored: ScoredInstances, frame: DatasetFrame): Mean {
  const { value, replicates } = resampledMean(scored, frame) ?? { value: 0, replicates: undefined };
  // A draw without a score was left out: such replicates cannot be paired with another cell's.
  const paired = replicates?.length === frame.draws?.resamples ? replicates : undefined;
  // Rounded so that equal accuracies are equal however they were summed.
  return { value: Math.round(value * 1e12) / 1e12, replicates: paired };
}
