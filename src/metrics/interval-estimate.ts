import type { InstanceFacts } from "../core/instance-facts.js";
import { bootstrapMeans } from "../stats/bootstrap-means.js";
import { clusterSums } from "./cluster-sums.js";
import type { DatasetFrame } from "./dataset-frame.js";
import { withInterval, type IntervalEstimate } from "./with-interval.js";

/** The scored instances: `scores` has one entry for each of `instances`; an undefined score is none. */
export interface ScoredInstances {
  readonly instances: readonly InstanceFacts[];
  readonly scores: readonly (number | undefined)[];
}

/**
 * The mean score with a 95 % percentile interval from the frame's cluster bootstrap. No interval where there is one
 * cluster only; undefined where nothing was scored.
 */
export function intervalEstimate(scored: ScoredInstances, frame: DatasetFrame): IntervalEstimate {
  const clusterOf = scored.instances.map((facts) => frame.clusterNumbers.get(facts.cluster) ?? -1);
  const { sums, sizes } = clusterSums(scored.scores, { clusters: frame.drawn, clusterOf });
  const total = sizes.reduce((all, size) => all + size, 0);
  if (total === 0) return { estimate: { undefined: "nothing was scored" }, replicates: undefined };
  const value = sums.reduce((all, sum) => all + sum, 0) / total;
  const scoredClusters = sizes.reduce((all, size) => all + (size > 0 ? 1 : 0), 0);
  if (frame.draws === undefined || scoredClusters < 2) return { estimate: { value }, replicates: undefined };
  const replicates = bootstrapMeans({ sums, sizes, counts: frame.draws });
  return withInterval(value, replicates, { resamples: frame.draws.resamples, clusters: scoredClusters });
}
