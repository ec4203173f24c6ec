import type { CeilingShare } from "../core/run-figures.js";
import type { Estimate } from "../core/estimate.js";
import { commonCells } from "./common-cells.js";
import type { GroundedCell } from "./grounded-cell.js";
import { groupBy } from "./group-by.js";
import { meanOverCells } from "./mean-over-cells.js";
import type { MeasuredChoiceCell } from "./measured-cell.js";
import { onCommonGround } from "./on-common-ground.js";

/**
 * Accuracy as a share of the human ceiling: the mean over datasets with a ceiling of accuracy by ceiling, for each evaluator (on
 * the cells and instances that its place rests on) and for each evaluator under a protocol. A ceiling is taken as it is published,
 * without an error of its own. `ceilings`: 0..1, by dataset. Evaluators first, in the order of the cells.
 */
export function ceilingShares(
  cells: readonly MeasuredChoiceCell[],
  ceilings: Readonly<Record<string, number>>,
): readonly CeilingShare[] {
  const complete = cells.filter(({ cell }) => cell.racedOutAfter === undefined);
  const ranked = groupBy(onCommonGround(commonCells(cells).cells), ({ evaluator }) => evaluator);
  const pairs = groupBy(complete, ({ cell }) => `${cell.evaluator}\n${cell.protocol}`);
  return [
    ...[...ranked].map(([evaluator, own]) => ({ evaluator, share: shareOf(own, ceilings) })),
    ...[...pairs.values()].flatMap((own): readonly CeilingShare[] => {
      const [first] = own;
      if (first === undefined) return [];
      const { evaluator, protocol } = first.cell;
      const grounded = own.flatMap((entry) => onCommonGround([entry]));
      return [{ evaluator, protocol, share: shareOf(grounded, ceilings) }];
    }),
  ];
}

/**
 * Accuracies by their ceilings, averaged over datasets, are a mean of the accuracies with weights of one by the ceiling, times the
 * mean of those weights: the interval is that mean's, which is a share of trials.
 */
function shareOf(cells: readonly GroundedCell[], ceilings: Readonly<Record<string, number>>): Estimate {
  const known = cells.filter(({ dataset }) => (ceilings[dataset] ?? 0) > 0);
  const weightOf = (dataset: string): number => 1 / (ceilings[dataset] ?? 1);
  const datasets = [...new Set(known.map(({ dataset }) => dataset))];
  if (datasets.length === 0) return { undefined: "no card of its datasets says how well humans do" };
  const factor = datasets.reduce((sum, dataset) => sum + weightOf(dataset), 0) / datasets.length;
  const { accuracy } = meanOverCells(known, weightOf);
  if (!("value" in accuracy)) return accuracy;
  const { value, low, high, method } = accuracy;
  const ends = low === undefined || high === undefined ? {} : { low: low * factor, high: high * factor };
  return { value: value * factor, ...ends, ...(method === undefined ? {} : { method }) };
}
