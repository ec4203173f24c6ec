import type { Estimate } from "../core/estimate.js";

/** The interval of a coefficient, `0.25 to 0.75`, or a dash. */
export function rangeText(estimate: Estimate): string {
  return "value" in estimate && estimate.low !== undefined && estimate.high !== undefined
    ? `${estimate.low.toFixed(2)} to ${estimate.high.toFixed(2)}`
    : "-";
}
