import type { Estimate } from "../core/estimate.js";

/** The plain mean of the defined estimates; undefined, with the first reason, where none is defined. */
export function meanEstimate(estimates: readonly Estimate[]): Estimate {
  const values = estimates.flatMap((estimate) => ("value" in estimate ? [estimate.value] : []));
  if (values.length > 0) return { value: values.reduce((total, value) => total + value, 0) / values.length };
  const first = estimates[0];
  return first !== undefined && "undefined" in first ? first : { undefined: "no cell to average" };
}
