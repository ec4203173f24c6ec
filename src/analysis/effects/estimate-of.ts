import type { Estimate } from "../../core/estimate.js";
import { percentileInterval } from "../../stats/percentile-interval.js";
import type { Mean } from "./block.js";

/** A mean with the interval of its replicates, where there are any. */
export function estimateOf({ value, replicates }: Mean): Estimate {
  if (replicates === undefined) return { value };
  return { value, ...percentileInterval(replicates), method: "cluster bootstrap" };
}
