import type { Defined } from "../stats/defined.js";
import type { CellTally } from "./cell-tally.js";
import type { IntervalEstimate } from "./with-interval.js";
import { ratios } from "./ratios.js";
import { withInterval } from "./with-interval.js";

/** A figure that follows from the totals of columns. */
export interface TallyFigure {
  /** The figure from totals, given a reader of them by column. */
  readonly value: (total: (column: number) => number) => Defined;
  /** The column that says which clusters have anything to tell. */
  readonly seen: number;
  /** Where the figure is one column's total over another's, those columns: no draw need be read one by one then. */
  readonly ratio?: { readonly sum: number; readonly size: number } | undefined;
}

/** A figure of a cell with its interval, and its replicates: one of each draw of the frame that has one. */
export function tallyEstimate(tally: CellTally, figure: TallyFigure): IntervalEstimate {
  const estimate = figure.value((column) => tally.totals[column] ?? 0);
  if ("undefined" in estimate) return { estimate, replicates: undefined };
  const clusters = tally.clusters(figure.seen);
  const draws = clusters < 2 ? undefined : tally.draws();
  if (draws === undefined) return { estimate, replicates: undefined };
  const resamples = draws[0]?.length ?? 0;
  if (figure.ratio !== undefined) {
    const { sum, size } = figure.ratio;
    return withInterval(estimate.value, ratios(draws[sum], draws[size]), { resamples, clusters });
  }
  const replicates = new Float64Array(resamples);
  let draw = 0;
  let kept = 0;
  const read = (column: number): number => draws[column]?.[draw] ?? 0;
  for (; draw < resamples; draw += 1) {
    const replicate = figure.value(read);
    if ("value" in replicate) replicates[kept++] = replicate.value;
  }
  return withInterval(estimate.value, replicates.subarray(0, kept), { resamples, clusters });
}
