import type { Estimate } from "../core/estimate.js";
import type { Figure, Lean, LeanIntervals } from "../core/leaderboard.js";
import type { CellTally } from "./cell-tally.js";
import { choiceColumn } from "./choice-column.js";
import { tallyEstimate, type TallyFigure } from "./tally-estimate.js";
import type { TrialGrid } from "./trial-grid.js";

/** What a judge leans to, and the interval of each lean that has one. */
export interface MeasuredLean {
  readonly lean: Lean;
  readonly leanIntervals: LeanIntervals;
}

/**
 * What a judge leans to. Position and letter: share of decided choices (one output, nothing missing) for the output shown
 * first, or bearing the first letter, minus what chance has: one in as many as there are outputs, one half for pairs. They
 * mean a lean only where both positions were shown, and letters are told apart from positions only where both were
 * switched. Length: among decided choices between outputs of which one is the only longest and one is the gold, the share
 * that went to the longest, minus the share of golds that are.
 */
export function leanOf({ presentations }: Pick<TrialGrid, "presentations">, tally: CellTally): MeasuredLean {
  const both = new Set(presentations.map((id) => id.startsWith("original"))).size === 2;
  const full = presentations.length === 4;
  const position = both ? tallyEstimate(tally, beyondChance(choiceColumn.first)).estimate : onePosition;
  const label = full ? tallyEstimate(tally, beyondChance(choiceColumn.letter)).estimate : undefined;
  const length = tallyEstimate(tally, lengthLean).estimate;
  return {
    lean: {
      position: figureOf(position),
      label: label === undefined ? null : figureOf(label),
      length: figureOf(length),
    },
    leanIntervals: {
      ...intervalOf("position", position),
      ...(label === undefined ? {} : intervalOf("label", label)),
      ...intervalOf("length", length),
    },
  };
}

const onePosition = { undefined: "one position only was shown" };

function beyondChance(hits: number): TallyFigure {
  return {
    seen: choiceColumn.decided,
    value: (total) => {
      const decided = total(choiceColumn.decided);
      return decided === 0
        ? { undefined: "no decided verdict" }
        : { value: total(hits) / decided - total(choiceColumn.chance) / decided };
    },
  };
}

const lengthLean: TallyFigure = {
  seen: choiceColumn.unequal,
  value: (total) => {
    const decided = total(choiceColumn.unequal);
    return decided === 0
      ? { undefined: "no decided verdict on outputs of unequal length" }
      : { value: (total(choiceColumn.longest) - total(choiceColumn.goldLongest)) / decided };
  },
};

function figureOf(estimate: Estimate): Figure {
  return "value" in estimate ? estimate.value : estimate;
}

function intervalOf(name: keyof LeanIntervals, estimate: Estimate): LeanIntervals {
  if (!("value" in estimate) || estimate.low === undefined || estimate.high === undefined) return {};
  return { [name]: { low: estimate.low, high: estimate.high, method: estimate.method } };
}
