import type { CellFacts } from "../core/cell-facts.js";
import { isFreeCell } from "../core/is-free-cell.js";
import type { Judgment } from "../core/judgment.js";
import { callTotals, type CallFacts } from "./call-totals.js";
import type { DatasetFrame } from "./dataset-frame.js";
import { measureTrials, type MeasuredCell } from "./measure-trials.js";

/** What one cell is measured from. */
export interface CellInput {
  readonly cell: CellFacts;
  readonly judgments: readonly Judgment[];
  readonly frame: DatasetFrame;
  readonly callFacts: (id: string) => CallFacts | undefined;
  /** Whether the measures are wanted that take time and that a leaderboard does not show by itself. */
  readonly detailed?: boolean | undefined;
}

/** Measures one cell. */
export function measureCell({ callFacts, ...input }: CellInput): MeasuredCell {
  const calls = new Set<string>();
  for (const judgment of input.judgments) for (const id of judgment.calls) calls.add(id);
  const totals = callTotals(calls, callFacts, { free: isFreeCell(input.cell) });
  return measureTrials({ ...input, totals });
}
