import type { Lean } from "../../src/core/leaderboard.js";
import { cellTally } from "../../src/metrics/cell-tally.js";
import { datasetFrame } from "../../src/metrics/dataset-frame.js";
import { instanceLeans } from "../../src/metrics/instance-leans.js";
import { choiceColumns } from "../../src/metrics/choice-columns.js";
import { leanOf } from "../../src/metrics/lean-of.js";
import type { TrialGrid } from "../../src/metrics/trial-grid.js";

/** What the judge of a table leans to, without intervals. */
export function leanOfTable(table: TrialGrid): Lean {
  const { instances } = table;
  const frame = datasetFrame("d", instances, { resamples: 2, seed: 1 });
  const fill = (instance: number, row: Float64Array): void => {
    instanceLeans(table, { instance, row });
  };
  return leanOf(table, cellTally(instances, { width: choiceColumns, fill }, frame)).lean;
}
