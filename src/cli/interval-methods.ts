import type { RunMethods } from "../core/run-methods.js";
import { groupByCell } from "../leaderboard/group-by-cell.js";
import { cellFigures } from "../report/cell-figures.js";
import type { StoredRun } from "./compose/read-run.js";
import { measureCells } from "./measure-cells.js";

/** By which method an interval is made follows from clusters and values, not from how many draws there are. */
const resamples = 40;

/** How many figures of a run's cells have an interval by which method, as a leaderboard says in `method`. */
export function intervalMethods({
  manifest,
  judgments,
  facts,
  callFacts,
}: StoredRun): RunMethods["intervals"] {
  const { cells, config } = manifest;
  const byCell = groupByCell(judgments);
  const measured = measureCells({ cells, judgments: byCell, facts, callFacts, seed: config.seed, resamples });
  const counts: Record<keyof RunMethods["intervals"], Record<string, number>> = { accuracy: {}, others: {} };
  for (const { cell } of measured)
    for (const { path, low, method } of cellFigures(cell)) {
      if (low === undefined || method === undefined) continue;
      const own = counts[path === "accuracy" ? "accuracy" : "others"];
      own[method] = (own[method] ?? 0) + 1;
    }
  return counts;
}
