import type { Estimate } from "../../core/estimate.js";
import type { ClusteredProportion } from "../../stats/clustered-proportion.js";
import { estimateOf } from "../estimate-of.js";

/** A share over clusters as an estimate, which names its interval. */
export function proportionEstimate(share: ClusteredProportion | { readonly undefined: string }): Estimate {
  return "undefined" in share ? estimateOf(share) : estimateOf(share, share.method);
}
