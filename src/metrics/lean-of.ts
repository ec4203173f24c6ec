import type { Estimate } from "../core/estimate.js";
import type { Figure, Lean, LeanIntervals } from "../core/leaderboard.js";
import type { CellTally } from "./cell-tally.js";
import { leanEstimates } from "./lean-estimates.js";
import type { TrialGrid } from "./trial-grid.js";

/** What a judge leans to, and the interval of each lean that has one. */
export interface MeasuredLean {
  readonly lean: Lean;
  readonly leanIntervals: LeanIntervals;
}

/** What a judge leans to, as a cell says it. */
export function leanOf(grid: Pick<TrialGrid, "presentations">, tally: CellTally): MeasuredLean {
  const { position, label, length } = leanEstimates(grid, tally);
  return {
    lean: {
      position: figureOf(position.estimate),
      label: label === undefined ? null : figureOf(label.estimate),
      length: figureOf(length.estimate),
    },
    leanIntervals: {
      ...intervalOf("position", position.estimate),
      ...(label === undefined ? {} : intervalOf("label", label.estimate)),
      ...intervalOf("length", length.estimate),
    },
  };
}

function figureOf(estimate: Estimate): Figure {
  return "value" in estimate ? estimate.value : estimate;
}

function intervalOf(name: keyof LeanIntervals, estimate: Estimate): LeanIntervals {
  if (!("value" in estimate) || estimate.low === undefined || estimate.high === undefined) return {};
  return { [name]: { low: estimate.low, high: estimate.high, method: estimate.method } };
}
