import type { Estimate } from "../core/estimate.js";
import { effectiveWilsonInterval } from "../stats/effective-wilson-interval.js";
import { normalShare } from "../stats/normal-share.js";
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
 * a dataset counts once however large it is and however many cells it has (as ReIFE averages). The replicates are averaged in the
 * same way: draws are shared within a dataset and independent between datasets. The interval is that of a cell: percentiles of
 * the replicates, or Wilson's where clusters are few or few of them are on one side (`normalShare`).
 */
export function meanOverCells(cells: readonly GroundedCell[]): MeanOverCells {
  const datasets = [...groupBy(cells, (cell) => cell.dataset)].map(([dataset, group]) => ({
    dataset,
    mean: meanOf(group),
    noise: noiseOf(group),
    n: Math.max(...group.map((cell) => cell.n)),
  }));
  const overall = datasets.length === 0 ? undefined : meanOf(datasets.map(({ mean }) => mean));
  return {
    accuracy:
      overall === undefined
        ? { undefined: "no cell to average" }
        : estimateOf(
            overall,
            datasets.map(({ noise }) => noise),
          ),
    datasets: Object.fromEntries(
      datasets.map(({ dataset, mean, noise }) => [dataset, estimateOf(mean, [noise])]),
    ),
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

function estimateOf({ value, replicates }: Mean, noises: readonly (Noise | undefined)[]): Estimate {
  if (replicates === undefined) return { value };
  const wilson = wilsonOf(value, noises);
  const { low, high } = wilson ?? percentileInterval(replicates);
  // Clusters that are all alike, as few are by chance, say nothing of how sure the mean is.
  if (low === high) return { value, method: "no interval: all clusters are alike" };
  return { value, low, high, method: wilson === undefined ? "cluster bootstrap" : "Wilson, effective size" };
}

/** Variance of the mean over a dataset's cells, and the clusters that it comes from. */
interface Noise {
  readonly variance: number;
  readonly clusters: number;
}

/** From what each cluster adds to the mean over the cells, as `clusteredStandardError` has it for one cell. */
function noiseOf(cells: readonly GroundedCell[]): Noise | undefined {
  const added = new Map<string, number>();
  for (const { spread } of cells) {
    if (spread === undefined) return undefined;
    for (const [cluster, part] of spread.influence())
      added.set(cluster, (added.get(cluster) ?? 0) + part / cells.length);
  }
  const clusters = added.size;
  const squares = [...added.values()].reduce((sum, part) => sum + part ** 2, 0);
  return { variance: (clusters / (clusters - 1)) * squares, clusters };
}

/** Over datasets that count alike; the clusters are worth as many as have the same variance in one dataset (Satterthwaite 1946). */
function wilsonOf(
  value: number,
  noises: readonly (Noise | undefined)[],
): { readonly low: number; readonly high: number } | undefined {
  const known = noises.filter((noise) => noise !== undefined);
  if (known.length < noises.length) return undefined;
  const total = (of: (noise: Noise) => number): number => known.reduce((sum, noise) => sum + of(noise), 0);
  const size = known.length ** 2 / total(({ clusters }) => 1 / clusters);
  if (normalShare(value, size)) return undefined;
  const variance = total((noise) => noise.variance);
  const spread = total((noise) => noise.variance ** 2 / (noise.clusters - 1));
  const df = spread === 0 ? size - 1 : variance ** 2 / spread;
  const { low, high } = effectiveWilsonInterval({ value, se: Math.sqrt(variance) / known.length, df, size });
  return { low, high };
}
