import type { Estimate } from "../core/estimate.js";
import { percentileInterval } from "../stats/percentile-interval.js";
import { accuracyOf } from "./accuracy-of.js";
import type { MeasuredPairCell } from "./measured-cell.js";

/** A mean accuracy, by dataset and over datasets, with replicates where every cell behind it has them. */
export interface MeanOverCells {
  readonly accuracy: Estimate;
  readonly datasets: Readonly<Record<string, Estimate>>;
  readonly replicates: Float64Array | undefined;
}

interface Mean {
  readonly value: number;
  readonly replicates: Float64Array | undefined;
}

/**
 * Mean accuracy over cells: within each dataset the plain mean over its cells, then the plain mean over datasets, so that
 * a dataset counts once however large it is and however many cells it has (as ReIFE averages). The interval comes from
 * averaging the cells' replicates in the same way: draws are shared within a dataset and independent between datasets.
 */
export function meanOverCells(cells: readonly MeasuredPairCell[]): MeanOverCells {
  const byDataset = new Map<string, Mean[]>();
  for (const { cell, replicates } of cells) {
    const value = accuracyOf(cell);
    if (value === undefined) continue;
    const means = byDataset.get(cell.dataset);
    if (means === undefined) byDataset.set(cell.dataset, [{ value, replicates }]);
    else means.push({ value, replicates });
  }
  const datasets = [...byDataset].map(([dataset, means]) => ({ dataset, mean: meanOf(means) }));
  const overall = datasets.length === 0 ? undefined : meanOf(datasets.map(({ mean }) => mean));
  return {
    accuracy: overall === undefined ? { undefined: "no cell to average" } : estimateOf(overall),
    datasets: Object.fromEntries(datasets.map(({ dataset, mean }) => [dataset, estimateOf(mean)])),
    replicates: overall?.replicates,
  };
}

function meanOf(means: readonly Mean[]): Mean {
  const value = means.reduce((total, mean) => total + mean.value, 0) / means.length;
  return { value, replicates: meanReplicates(means.map((mean) => mean.replicates)) };
}

function meanReplicates(rows: readonly (Float64Array | undefined)[]): Float64Array | undefined {
  const present = rows.filter((row) => row !== undefined);
  const length = present[0]?.length ?? 0;
  if (present.length < rows.length || present.some((row) => row.length !== length)) return undefined;
  const means = new Float64Array(length);
  for (const row of present) {
    for (let draw = 0; draw < length; draw += 1) {
      means[draw] = (means[draw] ?? 0) + (row[draw] ?? 0) / present.length;
    }
  }
  return means;
}

function estimateOf({ value, replicates }: Mean): Estimate {
  if (replicates === undefined) return { value };
  return { value, ...percentileInterval(replicates), method: "cluster bootstrap" };
}
