import { clusteredWilsonInterval } from "./clustered-wilson-interval.js";
import type { Interval } from "./interval.js";
import { wilsonInterval } from "./wilson-interval.js";

/** A share with its interval. */
export interface ClusteredProportion extends Interval {
  /** Share of hits, 0..1. */
  readonly value: number;
  readonly n: number;
  readonly clusters: number;
  /** Which interval it is. */
  readonly method: "Wilson" | "Wilson, effective size";
}

/**
 * A share of yes among observations that may come in clusters, with the interval that fits: Wilson's where each is a cluster of its
 * own, else Wilson's with the effective number of observations.
 *
 * Use it for shares of pairs, of which some share an instruction.
 *
 * Source: `wilsonInterval` and `clusteredWilsonInterval`.
 *
 * Complexity: O(n log n).
 *
 * Edge cases:
 * - No observation: undefined. Several observations in one cluster: undefined.
 *
 * @param hits whether each observation is one of those counted
 * @param clusters label of the cluster of each observation
 * @param options level of the interval
 * @returns the share, or the reason why there is none
 * @throws RangeError if the lengths differ, or the level is out of range
 */
export function clusteredProportion(
  hits: readonly boolean[],
  clusters: readonly (string | number)[],
  { level = 0.95 }: { readonly level?: number | undefined } = {},
): ClusteredProportion | { readonly undefined: string } {
  const count = new Set(clusters.map(String)).size;
  const n = hits.length;
  if (count === n && clusters.length === n) {
    const yes = hits.filter(Boolean).length;
    const interval = wilsonInterval(yes, n, { level });
    return "undefined" in interval
      ? interval
      : { value: yes / n, ...interval, n, clusters: n, method: "Wilson" };
  }
  const wilson = clusteredWilsonInterval({ scores: hits.map(Number), clusters, level });
  if ("undefined" in wilson) return wilson;
  const { value, low, high } = wilson;
  return { value, low, high, n, clusters: count, method: "Wilson, effective size" };
}
