import type { Estimate } from "../core/estimate.js";
import { correlationInterval, type CorrelationIntervalOptions } from "../stats/correlation-interval.js";

/** A correlation with a percentile bootstrap over instructions where that can be had. */
export function estimatedCorrelation(options: CorrelationIntervalOptions): Estimate {
  const { first, second, correlate } = options;
  if (first.length === 0) return { undefined: "no answer has scores of both" };
  const found = correlationInterval(options);
  // Of few instructions there may be a coefficient, and no interval.
  if ("undefined" in found) return correlate(first, second);
  const { value, low, high } = found;
  return { value, low, high, method: "cluster bootstrap" };
}
