import type { CellTally } from "./cell-tally.js";
import { choiceColumn } from "./choice-column.js";
import { tallyEstimate, type TallyFigure } from "./tally-estimate.js";
import type { TrialGrid } from "./trial-grid.js";
import type { IntervalEstimate } from "./with-interval.js";

/** Each lean with its interval and its replicates; the label's is absent where letters were not probed. */
export interface LeanEstimates {
  readonly position: IntervalEstimate;
  readonly label?: IntervalEstimate | undefined;
  readonly length: IntervalEstimate;
}

/**
 * What a judge leans to. Position and letter: share of decided choices (one output, nothing missing) for the output shown
 * first, or bearing the first letter, minus what chance has: one in as many as there are outputs, one half for pairs. They
 * mean a lean only where both positions were shown, and letters are told apart from positions only where both were
 * switched. Length: among decided choices between outputs of which one is the only longest and one is the gold, the share
 * that went to the longest, minus the share of golds that are.
 */
export function leanEstimates(
  { presentations }: Pick<TrialGrid, "presentations">,
  tally: CellTally,
): LeanEstimates {
  const both = new Set(presentations.map((id) => id.startsWith("original"))).size === 2;
  const full = presentations.length === 4;
  return {
    position: both ? tallyEstimate(tally, beyondChance(choiceColumn.first)) : onePosition,
    ...(full ? { label: tallyEstimate(tally, beyondChance(choiceColumn.letter)) } : {}),
    length: tallyEstimate(tally, lengthLean),
  };
}

const onePosition: IntervalEstimate = {
  estimate: { undefined: "one position only was shown" },
  replicates: undefined,
};

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
