import { clusteredWilsonInterval } from "../stats/clustered-wilson-interval.js";
import type { CellTally } from "./cell-tally.js";
import { fewClusters } from "./few-clusters.js";
import { shareOf } from "./share-of.js";
import { tallyEstimate } from "./tally-estimate.js";
import type { IntervalEstimate } from "./with-interval.js";

/**
 * A mean of instances' shares, 0..1, with its interval: the bootstrap's percentiles; with few clusters, or where every instance
 * scores 0 or every one 1 and no draw can differ, Wilson's for clusters. The replicates are the bootstrap's all the same, for
 * they are what differences are paired by.
 */
export function shareEstimate(tally: CellTally, sum: number, size: number): IntervalEstimate {
  const measured = tallyEstimate(tally, shareOf(sum, size));
  const { estimate, replicates } = measured;
  if (!("value" in estimate) || estimate.low === undefined) return measured;
  const isEnd = estimate.value === 0 || estimate.value === 1;
  if (!isEnd && tally.clusters(size) >= fewClusters) return measured;
  const scored = tally.instances.flatMap(({ cluster }, instance) => {
    const row = tally.rowOf(instance);
    return row[size] === 1 ? [{ cluster, score: row[sum] ?? 0 }] : [];
  });
  const interval = clusteredWilsonInterval({
    scores: scored.map(({ score }) => score),
    clusters: scored.map(({ cluster }) => cluster),
  });
  if ("undefined" in interval) return measured;
  const { low, high } = interval;
  return {
    estimate: { value: estimate.value, low, high, method: "Wilson, effective size" },
    replicates,
  };
}
