import type { DatasetFrame } from "./dataset-frame.js";
import { resampledMean, type ScoredInstances } from "./resampled-mean.js";
import { withInterval, type IntervalEstimate } from "./with-interval.js";

/**
 * The mean score with a 95 % percentile interval from the frame's cluster bootstrap. No interval where there is one
 * cluster only; undefined where nothing was scored.
 */
export function intervalEstimate(scored: ScoredInstances, frame: DatasetFrame): IntervalEstimate {
  const mean = resampledMean(scored, frame);
  if (mean === undefined) return { estimate: { undefined: "nothing was scored" }, replicates: undefined };
  const { value, clusters, replicates } = mean;
  if (frame.draws === undefined || replicates === undefined)
    return { estimate: { value }, replicates: undefined };
  return withInterval(value, replicates, { resamples: frame.draws.resamples, clusters });
}
