import type { Estimate } from "../core/estimate.js";
import type { InstanceFacts } from "../core/instance-facts.js";
import type { ChoiceCellBase } from "../core/leaderboard.js";
import { bestNull, type BestNull } from "./best-null.js";
import { cellTally, type CellTally } from "./cell-tally.js";
import { choiceColumn } from "./choice-column.js";
import type { DatasetFrame } from "./dataset-frame.js";
import { withInterval } from "./with-interval.js";

/**
 * How much more accurate a judge is than the best null judge, paired on the same draws. The rule is the best one on these
 * instances, picked in hindsight and kept in every draw: the lift over the rule that is truly best is no smaller.
 */
export function liftOverNull(
  accuracy: Estimate,
  tally: CellTally,
  frame: DatasetFrame,
): ChoiceCellBase["liftOverNull"] {
  const best = bestNull(tally.instances);
  if (best === undefined || !("value" in accuracy)) return { undefined: "no null judge or no accuracy" };
  const value = accuracy.value - best.accuracy;
  const clusters = tally.clusters(choiceColumn.credited);
  const own = clusters < 2 ? undefined : tally.draws();
  const rule = nullTally(tally.instances, best, frame).draws();
  if (own === undefined || rule === undefined) return { value, null: best.rule };
  const accuracies = ratios(own[choiceColumn.credit], own[choiceColumn.credited]);
  const chances = ratios(rule[0], rule[1]);
  // A draw without a judged instance has neither.
  const lifts = accuracies.map((share, draw) => share - (chances[draw] ?? NaN)).filter(Number.isFinite);
  const { estimate } = withInterval(value, lifts, { resamples: accuracies.length, clusters });
  return "value" in estimate ? { ...estimate, null: best.rule } : { value, null: best.rule };
}

function ratios(sums: Float64Array | undefined, sizes: Float64Array | undefined): Float64Array {
  return Float64Array.from(sums ?? [], (sum, draw) => sum / (sizes?.[draw] ?? NaN));
}

/** The finished cells of a dataset share the draws of their null judge. */
const made = new WeakMap<DatasetFrame, WeakMap<readonly InstanceFacts[], CellTally>>();

/** The rule's credit, and the instances, in two columns. */
function nullTally(instances: readonly InstanceFacts[], { rule }: BestNull, frame: DatasetFrame): CellTally {
  const ofFrame = made.get(frame) ?? new WeakMap<readonly InstanceFacts[], CellTally>();
  made.set(frame, ofFrame);
  const known = ofFrame.get(instances);
  if (known !== undefined) return known;
  const fill = (instance: number, row: Float64Array): void => {
    row[0] = instances[instance]?.nulls[rule] ?? 0;
    row[1] = 1;
  };
  const tally = cellTally(instances, { width: 2, fill }, frame);
  ofFrame.set(instances, tally);
  return tally;
}
