import type { Estimate } from "../core/estimate.js";

/**
 * An estimate as it is, or without its interval where the interval has width 0: every resample has the same value, as where a
 * judge never errs, and says nothing of how sure that is. `method` then gives the reason.
 */
export function withWidth(estimate: Estimate): Estimate {
  if (!("value" in estimate) || estimate.low === undefined || estimate.low !== estimate.high) return estimate;
  return { value: estimate.value, method: "no interval: all resamples are alike" };
}
