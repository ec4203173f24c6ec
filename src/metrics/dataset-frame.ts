import type { InstanceFacts } from "../core/instance-facts.js";
import { resampleCounts, type ResampleCounts } from "../stats/resample-counts.js";

/**
 * What all cells of a dataset share: its instances, their clusters, and one set of bootstrap draws, so that every
 * difference between cells is paired.
 */
export interface DatasetFrame {
  readonly dataset: string;
  readonly facts: ReadonlyMap<string, InstanceFacts>;
  /** Cluster number (from 0) of each cluster name. */
  readonly clusterNumbers: ReadonlyMap<string, number>;
  /** Undefined for fewer than two clusters: one cluster has no interval. */
  readonly draws: ResampleCounts | undefined;
}

/** How the draws are made. */
export interface FrameOptions {
  readonly resamples: number;
  readonly seed: number;
}

/** The frame of a dataset. Clusters are numbered in the order of their names, so the order of the facts plays no part. */
export function datasetFrame(
  dataset: string,
  facts: readonly InstanceFacts[],
  options: FrameOptions,
): DatasetFrame {
  const names = [...new Set(facts.map((entry) => entry.cluster))].sort();
  const { resamples } = options;
  return {
    dataset,
    facts: new Map(facts.map((entry) => [entry.id, entry])),
    clusterNumbers: new Map(names.map((name, index) => [name, index])),
    draws:
      names.length < 2
        ? undefined
        : resampleCounts({ clusters: names.length, resamples, seed: `${options.seed} ${dataset}` }),
  };
}
