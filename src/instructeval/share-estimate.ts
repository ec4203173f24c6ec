import type { Estimate } from "../core/estimate.js";
import { effectiveWilsonInterval } from "../stats/effective-wilson-interval.js";
import type { Share } from "./share.js";

/** A share with Wilson's interval at its effective number of trials; without an interval where its error is not known. */
export function shareEstimate(share: Share | undefined): Estimate {
  if (share === undefined) return { undefined: "no question was graded" };
  const { value, se, df, clusters } = share;
  if (se === undefined) return { value };
  const { low, high } = effectiveWilsonInterval({ value, se, df, size: clusters });
  return { value, low, high, method: "Wilson, effective size" };
}
