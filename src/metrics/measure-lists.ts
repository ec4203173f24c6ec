import type { Estimate } from "../core/estimate.js";
import type { ListwiseMeasures } from "../core/leaderboard.js";
import { cellTally, type CellTally } from "./cell-tally.js";
import { choiceColumn } from "./choice-column.js";
import type { DatasetFrame } from "./dataset-frame.js";
import { listColumn, listColumns } from "./list-columns.js";
import type { ListTable } from "./list-table.js";
import { measureAccuracy, type Comparing } from "./measure-accuracy.js";
import { shareOf } from "./share-of.js";
import { tallyEstimate, type TallyFigure } from "./tally-estimate.js";

/** A cell's measures and what rankings need of it. */
export interface MeasuredLists extends Comparing {
  readonly measures: ListwiseMeasures;
  /** What they follow from. */
  readonly tally: CellTally;
}

/**
 * The measures of a listwise cell: the accuracy family (see `measureAccuracy`, with `pickCredit`), `strict`, the accuracy
 * if a pick of several outputs were wrong, and `aboveChance`.
 *
 * `aboveChance` is (accuracy - chance) / (1 - chance), where chance is the mean over instances of one in as many as there
 * are outputs: 0 for a guess, 1 for a judge that is always right, below 0 for one that does worse than a guess. It is the S
 * of Bennett, Alpert and Goldstein (1954, Public Opinion Quarterly 18, 303) with lists of several lengths. Kappa, which asks
 * how often two raters use each category, has no meaning where the categories are places in an arbitrary order.
 */
export function measureLists(table: ListTable, frame: DatasetFrame): MeasuredLists {
  const tally = cellTally(table.instances, listColumns(table), frame);
  const { measures, ...comparing } = measureAccuracy(table, tally);
  const { accuracy, ...others } = measures;
  const estimate = (figure: TallyFigure): Estimate =>
    "undefined" in accuracy ? accuracy : tallyEstimate(tally, figure).estimate;
  const strict = estimate(shareOf(listColumn.strict, choiceColumn.credited));
  return {
    measures: { accuracy, strict, aboveChance: estimate(aboveChance), ...others },
    tally,
    ...comparing,
  };
}

/** Both are resampled together, since a draw of longer lists has less chance and, it may be, less accuracy. */
const aboveChance: TallyFigure = {
  seen: choiceColumn.credited,
  value: (total) => {
    const size = total(choiceColumn.credited);
    const accuracy = total(choiceColumn.credit) / size;
    const chance = total(listColumn.guess) / size;
    return size === 0 || chance === 1
      ? { undefined: "nothing was scored beyond chance" }
      : { value: (accuracy - chance) / (1 - chance) };
  },
};
