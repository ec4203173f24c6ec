import type { Estimate } from "../core/estimate.js";
import { bootstrapMeans } from "../stats/bootstrap-means.js";
import type { Interval } from "../stats/interval.js";
import { percentileInterval } from "../stats/percentile-interval.js";
import { clusterSums } from "./cluster-sums.js";
import type { DatasetFrame } from "./dataset-frame.js";
import type { SystemTable } from "./system-table.js";

/** The mean score of a system. */
export interface MeanRow {
  readonly estimate: Estimate;
  /** Undefined with fewer than two instructions. */
  readonly interval: Interval | undefined;
}

/** Each system's mean score over its instructions with the interval from the frame's draws. */
export function systemMeans(
  { drawn, ...table }: SystemTable,
  side: "judge" | "gold",
  frame: DatasetFrame,
): readonly MeanRow[] {
  return table[side].map((scores) => {
    const { sums, sizes } = clusterSums(scores, { clusters: frame.drawn, clusterOf: drawn });
    const size = sizes.reduce((all, one) => all + one, 0);
    if (size === 0) return { estimate: { undefined: "no score" }, interval: undefined };
    const value = sums.reduce((all, sum) => all + sum, 0) / size;
    if (frame.draws === undefined || size < 2) return { estimate: { value }, interval: undefined };
    const interval = percentileInterval(bootstrapMeans({ sums, sizes, counts: frame.draws }));
    return { estimate: { value, ...interval, method: "cluster bootstrap" }, interval };
  });
}
