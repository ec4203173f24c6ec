import type { Equivalence } from "../core/comparison.js";
import { equivalenceTest } from "../stats/equivalence-test.js";
import type { DifferenceRows } from "./difference-rows.js";

/** Whether two sides are shown to differ by less than a margin: two one-sided tests with cluster-robust standard errors. */
export function equivalenceOf({ centred, clusters, value }: DifferenceRows, margin: number): Equivalence {
  const test = equivalenceTest({ differences: centred, clusters, margin });
  if ("undefined" in test) {
    return { margin, p: test, difference: { value }, equivalent: false, notWorse: false };
  }
  const { low, high, equivalent, notWorse } = test;
  return {
    margin,
    p: { value: test.p, method: "two one-sided t tests over clusters" },
    difference: { value, low, high, method: "t interval over clusters, 90 %" },
    equivalent,
    notWorse,
  };
}
