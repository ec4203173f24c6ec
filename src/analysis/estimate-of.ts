import type { Estimate } from "../core/estimate.js";

/** A statistic with its interval, or the reason why there is none. */
export type Bounded =
  { readonly value: number; readonly low: number; readonly high: number } | { readonly undefined: string };

/** A statistic as an estimate, without what else it carries. */
export function estimateOf(statistic: Bounded, method = "cluster-robust"): Estimate {
  if ("undefined" in statistic) return { undefined: statistic.undefined };
  const { value, low, high } = statistic;
  return { value, low, high, method };
}
