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
  const lifts = liftsOf([own[choiceColumn.credit], own[choiceColumn.credited]], [rule[0], rule[1]]);
  const { estimate } = withInterval(value, lifts, { resamples: rule[0]?.length ?? 0, clusters });
  return "value" in estimate ? { ...estimate, null: best.rule } : { value, null: best.rule };
}

/** The totals of credit and of instances, by draw. */
type Credits = readonly [Float64Array | undefined, Float64Array | undefined];

function liftsOf([credits, judged]: Credits, [chances, sizes]: Credits): Float64Array {
  const lifts = new Float64Array(credits?.length ?? 0);
  let kept = 0;
  for (let draw = 0; draw < lifts.length; draw += 1) {
    const lift = meanIn(credits, judged, draw) - meanIn(chances, sizes, draw);
    // A draw without a judged instance has neither.
    if (Number.isFinite(lift)) lifts[kept++] = lift;
  }
  return lifts.subarray(0, kept);
}

function meanIn(sums: Credits[0], counts: Credits[1], draw: number): number {
  return (sums?.[draw] ?? NaN) / (counts?.[draw] ?? NaN);
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
