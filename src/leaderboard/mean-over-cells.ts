import type { Estimate } from "../core/estimate.js";
import { percentileInterval } from "../stats/percentile-interval.js";
import type { GroundedCell } from "./grounded-cell.js";
import { groupBy } from "./group-by.js";
import { roundAccuracy } from "./round-accuracy.js";

/** A mean accuracy, by dataset and over datasets, with replicates where every cell behind it has them. */
export interface MeanOverCells {
  readonly accuracy: Estimate;
  readonly datasets: Readonly<Record<string, Estimate>>;
  readonly replicates: Float64Array | undefined;
  /** Instances behind it, over all datasets. */
  readonly n: number;
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
export function meanOverCells(cells: readonly GroundedCell[]): MeanOverCells {
  const datasets = [...groupBy(cells, (cell) => cell.dataset)].map(([dataset, group]) => ({
    dataset,
    mean: meanOf(group),
    n: Math.max(...group.map((cell) => cell.n)),
  }));
  const overall = datasets.length === 0 ? undefined : meanOf(datasets.map(({ mean }) => mean));
  return {
    accuracy: overall === undefined ? { undefined: "no cell to average" } : estimateOf(overall),
    datasets: Object.fromEntries(datasets.map(({ dataset, mean }) => [dataset, estimateOf(mean)])),
    replicates: overall?.replicates,
    n: datasets.reduce((total, { n }) => total + n, 0),
  };
}

function meanOf(means: readonly Mean[]): Mean {
  const value = roundAccuracy(means.reduce((total, mean) => total + mean.value, 0) / means.length);
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
