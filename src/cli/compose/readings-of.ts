import { cellKey } from "../../core/cell-key.js";
import { cellReading, type CellReading } from "./cell-reading.js";
import type { PreparedRun } from "./prepare-run.js";

/** How each cell of a run is read, by `cellKey`, in the order of the plan. */
export function readingsOf(run: PreparedRun): ReadonlyMap<string, CellReading> {
  const readings = new Map<string, CellReading>();
  for (const cell of run.plan.cells) {
    const evaluator = run.evaluators.get(cell.evaluator);
    const protocol = run.protocols.get(cell.protocol);
    if (evaluator === undefined || protocol === undefined) continue;
    readings.set(cellKey(cell), cellReading(cell, evaluator, protocol));
  }
  return readings;
}
