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

/** How much a dataset counts: positive; only the proportions matter. */
export type DatasetWeight = (dataset: string) => number;

/**
 * Mean accuracy over cells: within each dataset the plain mean over its cells, then the plain mean over datasets, so that
 * a dataset counts once however large it is and however many cells it has (as ReIFE averages). The replicates are averaged in the
 * same way: draws are shared within a dataset and independent between datasets. The interval is that of a cell: percentiles of
 * the replicates, or Wilson's where clusters are few or few of them are on one side (`normalShare`). With weights, datasets
 * count by them.
 */
export function meanOverCells(
  cells: readonly GroundedCell[],
  weightOf: DatasetWeight = () => 1,
): MeanOverCells {
  const datasets = [...groupBy(cells, (cell) => cell.dataset)].map(([dataset, group]) => ({
    dataset,
    weight: weightOf(dataset),
    mean: meanOf(group.map((mean) => ({ mean, weight: 1 }))),
    noise: noiseOf(group),
    n: Math.max(...group.map((cell) => cell.n)),
  }));
  const overall = datasets.length === 0 ? undefined : meanOf(datasets);
  return {
    accuracy: overall === undefined ? { undefined: "no cell to average" } : estimateOf(overall, datasets),
    datasets: Object.fromEntries(
      datasets.map(({ dataset, mean, noise }) => [dataset, estimateOf(mean, [{ noise, weight: 1 }])]),
    ),
    replicates: overall?.replicates,
    n: datasets.reduce((total, { n }) => total + n, 0),
  };
}

interface Weighted {
  readonly mean: Mean;
  readonly weight: number;
}

function meanOf(means: readonly Weighted[]): Mean {
  const all = means.reduce((total, { weight }) => total + weight, 0);
  const value = roundAccuracy(
    means.reduce((total, { mean, weight }) => total + mean.value * weight, 0) / all,
  );
  return { value, replicates: meanReplicates(means, all) };
}

function meanReplicates(means: readonly Weighted[], all: number): Float64Array | undefined {
  const length = means[0]?.mean.replicates?.length ?? 0;
  const total = new Float64Array(length);
  for (const { mean, weight } of means) {
    const row = mean.replicates;
    if (row?.length !== length) return undefined;
    for (let draw = 0; draw < length; draw += 1) {
      total[draw] = (total[draw] ?? 0) + ((row[draw] ?? 0) * weight) / all;
    }
  }
  return total;
}

function estimateOf({ value, replicates }: Mean, noises: readonly WeightedNoise[]): Estimate {
  if (replicates === undefined) return { value };
  const wilson = wilsonOf(value, noises);
  const { low, high } = wilson ?? percentileInterval(replicates);
  // Clusters that are all alike, as few are by chance, say nothing of how sure the mean is.
  if (low === high) return { value, method: "no interval: all clusters are alike" };
  return { value, low, high, method: wilson === undefined ? "cluster bootstrap" : "Wilson, effective size" };
}

/** Variance of the mean over a dataset's cells, and the clusters that it comes from. */
interface Noise {
  /** As many as one of the cells has: no more than all of them have together. */
  readonly fewest: number;
  readonly whole: () => { readonly variance: number; readonly clusters: number };
}

interface WeightedNoise {
  readonly noise: Noise | undefined;
  readonly weight: number;
}

/** From what each cluster adds to the mean over the cells, as `clusteredStandardError` has it for one cell. */
function noiseOf(cells: readonly GroundedCell[]): Noise | undefined {
  const spreads = cells.flatMap(({ spread }) => spread ?? []);
  if (spreads.length < cells.length) return undefined;
  const whole: Noise["whole"] = () => {
    const added = new Map<string, number>();
    for (const spread of spreads) {
      for (const [cluster, part] of spread.influence())
        added.set(cluster, (added.get(cluster) ?? 0) + part / cells.length);
    }
    const clusters = added.size;
    const squares = [...added.values()].reduce((sum, part) => sum + part ** 2, 0);
    return { variance: (clusters / (clusters - 1)) * squares, clusters };
  };
  return { fewest: Math.max(...spreads.map(({ clusters }) => clusters)), whole };
}

/**
 * Over datasets that count by their weights; the clusters are worth as many as have the same variance in one dataset
 * (Satterthwaite 1946).
 */
function wilsonOf(
  value: number,
  noises: readonly WeightedNoise[],
): { readonly low: number; readonly high: number } | undefined {
  const present = noises.flatMap(({ noise, weight }) => (noise === undefined ? [] : [{ noise, weight }]));
  if (present.length < noises.length) return undefined;
  const all = noises.reduce((sum, { weight }) => sum + weight, 0);
  const sizeOf = (parts: readonly { readonly weight: number; readonly clusters: number }[]): number =>
    all ** 2 / parts.reduce((sum, { weight, clusters }) => sum + weight ** 2 / clusters, 0);
  // More clusters make a share no less normal: where the fewest that there can be do, nobody need count them all.
  const fewest = present.map(({ noise, weight }) => ({ weight, clusters: noise.fewest }));
  if (normalShare(value, sizeOf(fewest))) return undefined;
  const known = present.map(({ noise, weight }) => {
    const { variance, clusters } = noise.whole();
    return { weight, clusters, part: weight ** 2 * variance };
  });
  const size = sizeOf(known);
  if (normalShare(value, size)) return undefined;
  const variance = known.reduce((sum, { part }) => sum + part, 0);
  const spread = known.reduce((sum, { part, clusters }) => sum + part ** 2 / (clusters - 1), 0);
  const df = spread === 0 ? size - 1 : variance ** 2 / spread;
  const { low, high } = effectiveWilsonInterval({ value, se: Math.sqrt(variance) / all, df, size });
  return { low, high };
}
