import type { Defined } from "../../src/stats/defined.js";

/** The value of a statistic that must exist. */
export function valueOf(statistic: Defined): number {
  if ("value" in statistic) return statistic.value;
  throw new Error(`Expected a value: got undefined, ${statistic.undefined}`);
}
