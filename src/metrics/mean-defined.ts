import type { Estimate } from "../core/estimate.js";
import type { Defined } from "../stats/defined.js";

/** The mean of several values, undefined for the first reason among them where one of them is undefined. */
export function meanDefined(values: readonly Defined[]): Estimate {
  let total = 0;
  for (const entry of values) {
    if ("undefined" in entry) return entry;
    total += entry.value;
  }
  return values.length === 0 ? { undefined: "nothing was measured" } : { value: total / values.length };
}
