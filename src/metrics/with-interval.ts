import type { ClusterSpread } from "../core/cluster-spread.js";
import type { Estimate } from "../core/estimate.js";
import { expandedLevel } from "../stats/expanded-level.js";
import { percentileInterval } from "../stats/percentile-interval.js";
import { fewClusters } from "./few-clusters.js";

/** A figure with its interval, and the bootstrap replicates behind it. */
export interface IntervalEstimate {
  readonly estimate: Estimate;
  /** One replicate a draw of the frame; undefined where there is no interval. */
  readonly replicates: Float64Array | undefined;
  /** Of a mean of scores, what each cluster adds to it; undefined for other figures. */
  readonly spread?: ClusterSpread | undefined;
}

/** What replicates come from. */
export interface ReplicatesOf {
  /** Draws in all, also those without a replicate. */
  readonly resamples: number;
  /** Clusters behind the figure. */
  readonly clusters: number;
}

/** More draws without the figure than this share would make the interval one of another figure. */
const mostWithout = 0.1;

/**
 * A figure with its 95 % interval from its replicates. No interval where more than a tenth of the draws have no replicate: the
 * others would tell of another figure. With few clusters the percentiles are taken further out, as a t interval is wider than a
 * normal one.
 */
export function withInterval(
  value: number,
  replicates: Float64Array,
  { resamples, clusters }: ReplicatesOf,
): IntervalEstimate {
  const whole = replicates.length === resamples;
  if (replicates.length === 0 || resamples - replicates.length > mostWithout * resamples)
    return { estimate: { value }, replicates: undefined };
  const few = clusters < fewClusters;
  const { low, high } = percentileInterval(replicates, { level: few ? expandedLevel(0.95, clusters) : 0.95 });
  return {
    estimate: { value, low, high, method: few ? "cluster bootstrap, expanded" : "cluster bootstrap" },
    // A draw without the figure was left out: such replicates cannot be paired with another cell's.
    replicates: whole ? replicates : undefined,
  };
}
