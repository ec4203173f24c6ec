import type { Estimate } from "../core/estimate.js";
import type { SystemMeasures } from "../core/system-measures.js";
import type { Defined } from "../stats/defined.js";
import { kendallTauB } from "../stats/kendall-tau-b.js";
import { pearsonCorrelation } from "../stats/pearson-correlation.js";
import { spearmanCorrelation } from "../stats/spearman-correlation.js";
import { systemCorrelationInterval } from "../stats/system-correlation-interval.js";
import type { DatasetFrame } from "./dataset-frame.js";
import { resampledEstimates, type NamedStatistics } from "./resampled-estimates.js";
import type { SystemTable } from "./system-table.js";

type Correlated = Pick<SystemMeasures, "spearman" | "kendall" | "pearson">;

const correlations = {
  spearman: spearmanCorrelation,
  kendall: kendallTauB,
  pearson: pearsonCorrelation,
} as const;

/** Correlations of two systems are 1 or -1 and say nothing. */
const leastSystems = 3;

/** Correlations of systems' mean scores by judge and gold: for these systems, and for others as well. */
export function systemCorrelations(
  table: SystemTable,
  frame: DatasetFrame,
): Correlated & Pick<SystemMeasures, "otherSystems"> {
  if (table.systems.length < leastSystems) {
    const reason = { undefined: `fewer than ${leastSystems} systems` };
    const none = { spearman: reason, kendall: reason, pearson: reason };
    return { ...none, otherSystems: none };
  }
  const once = new Float64Array(frame.drawn).fill(1);
  const these = resampledEstimates(correlate(table, once), {
    draws: frame.draws,
    statistics: (counts) => correlate(table, counts),
  });
  const other = (name: keyof Correlated): Estimate => overSystems(table, correlations[name], frame);
  return {
    ...these,
    otherSystems: { spearman: other("spearman"), kendall: other("kendall"), pearson: other("pearson") },
  };
}

function correlate(table: SystemTable, counts: ArrayLike<number>): NamedStatistics<keyof Correlated> {
  const [judge, gold] = [table.judge, table.gold].map((rows) => meansOf(rows, table.drawn, counts));
  if (judge === undefined || gold === undefined) {
    const none = { undefined: "a system has no score" };
    return { spearman: none, kendall: none, pearson: none };
  }
  return {
    spearman: spearmanCorrelation(judge, gold),
    kendall: kendallTauB(judge, gold),
    pearson: pearsonCorrelation(judge, gold),
  };
}

/** Mean of each row over the columns as often as they were drawn; undefined where a row has none. */
function meansOf(
  rows: SystemTable["judge"],
  drawn: readonly number[],
  counts: ArrayLike<number>,
): readonly number[] | undefined {
  const means: number[] = [];
  for (const row of rows) {
    let [sum, size] = [0, 0];
    for (let column = 0; column < row.length; column++) {
      const score = row[column];
      if (score === undefined) continue;
      const times = counts[drawn[column] ?? 0] ?? 0;
      sum += times * score;
      size += times;
    }
    if (size === 0) return undefined;
    means.push(sum / size);
  }
  return means;
}

function overSystems(
  table: SystemTable,
  correlation: (first: readonly number[], second: readonly number[]) => Defined,
  frame: DatasetFrame,
): Estimate {
  if (frame.draws === undefined) return { undefined: "one instruction has no interval" };
  const interval = systemCorrelationInterval({
    judge: table.judge,
    gold: table.gold,
    correlate: correlation,
    seed: `${frame.seed} ${frame.dataset} systems`,
    resamples: frame.draws.resamples,
  });
  if ("undefined" in interval) return interval;
  const { value, low, high } = interval;
  return { value, low, high, method: "bootstrap of systems and instructions" };
}
