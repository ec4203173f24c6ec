import { cellKey } from "../core/cell-key.js";
import type { CellFacts } from "../core/cell-facts.js";
import { isFreeCell } from "../core/is-free-cell.js";
import { callTotals, type CallFacts } from "../metrics/call-totals.js";
import type { DatasetFrame } from "../metrics/dataset-frame.js";
import { measureTrials, type MeasuredCell } from "../metrics/measure-trials.js";
import type { JudgmentTable } from "./judgment-table.js";
import { withJuryFigures } from "./with-jury-figures.js";

/** What packed cells are measured from. */
export interface PackedCellsParts {
  readonly cells: readonly CellFacts[];
  readonly judgments: JudgmentTable;
  readonly frames: ReadonlyMap<string, DatasetFrame>;
  /** By the number of a call in `judgments`. */
  readonly callFacts: (call: number) => CallFacts | undefined;
  /** Whether the measures are wanted that take time and that a leaderboard does not show by itself. */
  readonly detailed?: boolean | undefined;
}

/** Measures every cell that has judgments, as `measureCells` does; one cell's are unpacked at a time, and no call's id is. */
export function measurePackedCells(parts: PackedCellsParts): readonly MeasuredCell[] {
  const { judgments, frames, callFacts, detailed } = parts;
  const trialsOf = (key: string): ReturnType<JudgmentTable["trials"]> => judgments.trials(key);
  return parts.cells.flatMap((cell) => {
    const key = cellKey(cell);
    const trials = trialsOf(key) ?? [];
    const frame = frames.get(cell.dataset);
    if (trials.length === 0 || frame === undefined) return [];
    const totals = callTotals(judgments.distinctCalls([key]), callFacts, { free: isFreeCell(cell) });
    const measured = measureTrials({ cell, judgments: trials, frame, totals, detailed });
    return [withJuryFigures(measured, { facts: cell, trialsOf, frame })];
  });
}
