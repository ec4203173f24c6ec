import type { InstanceFacts } from "../core/instance-facts.js";
import { bootstrapMeans } from "../stats/bootstrap-means.js";
import { clusterSums } from "./cluster-sums.js";
import type { DatasetFrame } from "./dataset-frame.js";

/** The scored instances: `scores` has one entry for each of `instances`; an undefined score is none. */
export interface ScoredInstances {
  readonly instances: readonly InstanceFacts[];
  readonly scores: readonly (number | undefined)[];
}

/** A mean score, and how it comes out of the frame's draws. */
export interface ResampledMean {
  readonly value: number;
  /** Clusters with a score. */
  readonly clusters: number;
  /** One mean for each draw that has a score; undefined where there is one cluster only. */
  readonly replicates: Float64Array | undefined;
}

/** The mean score of some instances with its bootstrap replicates; undefined where nothing was scored. */
export function resampledMean(scored: ScoredInstances, frame: DatasetFrame): ResampledMean | undefined {
  const clusterOf = scored.instances.map((facts) => frame.clusterNumbers.get(facts.cluster) ?? -1);
  const { sums, sizes } = clusterSums(scored.scores, { clusters: frame.drawn, clusterOf });
  const total = sizes.reduce((all, size) => all + size, 0);
  if (total === 0) return undefined;
  const value = sums.reduce((all, sum) => all + sum, 0) / total;
  const clusters = sizes.reduce((all, size) => all + (size > 0 ? 1 : 0), 0);
  if (frame.draws === undefined || clusters < 2) return { value, clusters, replicates: undefined };
  return { value, clusters, replicates: bootstrapMeans({ sums, sizes, counts: frame.draws }) };
}
