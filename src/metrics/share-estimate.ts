import type { ClusterSpread } from "../core/cluster-spread.js";
import type { CellTally } from "./cell-tally.js";
import { shareInterval, type ScoredClusters } from "./share-interval.js";
import { shareOf } from "./share-of.js";
import { tallyEstimate } from "./tally-estimate.js";
import type { IntervalEstimate } from "./with-interval.js";

/**
 * A mean of instances' shares, 0..1, with its interval: the bootstrap's percentiles; with few clusters, or few of them on one
 * side (`normalShare`), Wilson's for clusters. The replicates are the bootstrap's all the same, for they are what differences are
 * paired by.
 */
export function shareEstimate(tally: CellTally, sum: number, size: number): IntervalEstimate {
  const measured = tallyEstimate(tally, shareOf(sum, size));
  const { estimate, replicates } = measured;
  if (!("value" in estimate) || estimate.low === undefined) return measured;
  const { value } = estimate;
  const scored = scoresOf(tally, sum, size);
  const spread = spreadOf(value, tally.clusters(size), scored);
  return { estimate: shareInterval(estimate, spread.clusters, scored), replicates, spread };
}

/** A ranking asks for it later: it must not hold the tally, with all its draws. */
function spreadOf(value: number, clusters: number, scored: () => ScoredClusters): ClusterSpread {
  return { clusters, influence: () => influenceOf(scored(), value) };
}

function scoresOf({ instances, rowOf }: CellTally, sum: number, size: number): () => ScoredClusters {
  return () => readScores({ instances, rowOf }, sum, size);
}

function readScores(
  { instances, rowOf }: Pick<CellTally, "instances" | "rowOf">,
  sum: number,
  size: number,
): ScoredClusters {
  const scores: number[] = [];
  const clusters: string[] = [];
  instances.forEach(({ cluster }, instance) => {
    const row = rowOf(instance);
    if (row[size] !== 1) return;
    scores.push(row[sum] ?? 0);
    clusters.push(cluster);
  });
  return { scores, clusters };
}

function influenceOf(
  { scores, clusters }: ScoredClusters,
  value: number,
): ReturnType<ClusterSpread["influence"]> {
  const influence = new Map<string, number>();
  scores.forEach((score, place) => {
    const cluster = clusters[place] ?? "";
    influence.set(cluster, (influence.get(cluster) ?? 0) + (score - value) / scores.length);
  });
  return influence;
}
