import type { DatasetSignal } from "../../core/effects.js";
import { signalToNoise } from "../../stats/signal-to-noise.js";
import type { Block } from "./block.js";
import { meanOfCells } from "./mean-of-cells.js";

/** How well each dataset separates the judges of a block, in units of its own noise. */
export function datasetSignals(block: Block): readonly DatasetSignal[] {
  return block.datasets.map(({ dataset, instances }, place) => {
    const means = block.evaluators.map((_, evaluator) => meanOfCells(block, { evaluator, dataset: place }));
    const rows = means.flatMap(({ replicates }) => (replicates === undefined ? [] : [replicates]));
    const sizes = {
      dataset,
      n: instances.length,
      clusters: new Set(instances.map(({ cluster }) => cluster)).size,
    };
    const found =
      rows.length < means.length
        ? { undefined: "the cells have no resamples" }
        : signalToNoise(
            rows,
            means.map(({ value }) => value),
          );
    if ("undefined" in found)
      return { ...sizes, spread: found, noise: found, ratio: found, reliability: found };
    const { spread, noise, ratio, reliability } = found;
    return { ...sizes, spread: { value: spread }, noise: { value: noise }, ratio, reliability };
  });
}
