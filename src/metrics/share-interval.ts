import type { Estimate } from "../core/estimate.js";
import { clusteredWilsonInterval } from "../stats/clustered-wilson-interval.js";
import { normalShare } from "../stats/normal-share.js";

/** Scores from 0 to 1, each with the label of its cluster. */
export interface ScoredClusters {
  readonly scores: readonly number[];
  readonly clusters: readonly string[];
}

/**
 * A mean of shares with its bootstrap interval, or Wilson's for clusters in its place where there are few clusters, or few of
 * them on one side (`normalShare`): the percentiles of a mean of 0 or 1 have width 0. A mean without an interval stays without.
 */
export function shareInterval(estimate: Estimate, size: number, scored: () => ScoredClusters): Estimate {
  if (!("value" in estimate) || estimate.low === undefined) return estimate;
  const { value } = estimate;
  if (normalShare(value, size)) return estimate;
  const interval = clusteredWilsonInterval(scored());
  if ("undefined" in interval) return estimate;
  const { low, high } = interval;
  return { value, low, high, method: "Wilson, effective size" };
}
