import { cellKey } from "../core/cell-key.js";
import type { CellFacts } from "../core/cell-facts.js";
import type { InstanceFacts } from "../core/instance-facts.js";
import type { CallFacts } from "../metrics/call-totals.js";
import { datasetFrames } from "../metrics/dataset-frames.js";
import { measureCell } from "../metrics/measure-cell.js";
import type { MeasuredCell } from "../metrics/measure-trials.js";
import type { JudgmentsByCell } from "./judgments-by-cell.js";
import { withJuryFigures } from "./with-jury-figures.js";

/** What cells are measured from. */
export interface MeasureCellsParts {
  readonly cells: readonly CellFacts[];
  readonly judgments: JudgmentsByCell;
  readonly facts: readonly InstanceFacts[];
  readonly callFacts: (id: string) => CallFacts | undefined;
  readonly seed: number;
  readonly resamples: number;
  /** Whether the measures are wanted that take time and that a leaderboard does not show by itself. */
  readonly detailed?: boolean | undefined;
}

/** Measures every cell that has judgments, all cells of a dataset on the same bootstrap draws. */
export function measureCells(parts: MeasureCellsParts): readonly MeasuredCell[] {
  const { callFacts, detailed } = parts;
  const frames = datasetFrames(parts.facts, parts);
  const trialsOf = (key: string): ReturnType<JudgmentsByCell["get"]> => parts.judgments.get(key);
  return parts.cells.flatMap((cell) => {
    const judgments = trialsOf(cellKey(cell)) ?? [];
    const frame = frames.get(cell.dataset);
    if (judgments.length === 0 || frame === undefined) return [];
    const measured = measureCell({ cell, judgments, frame, callFacts, detailed });
    return [withJuryFigures(measured, { facts: cell, trialsOf, frame })];
  });
}
