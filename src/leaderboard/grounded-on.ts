import { accuracyOf } from "./accuracy-of.js";
import type { GroundedCell } from "./grounded-cell.js";
import type { ComparedCell, MeasuredCell } from "./measured-cell.js";
import { roundAccuracy } from "./round-accuracy.js";

/** A cell measured on these instances, all of which it has judged; undefined where it has no verdict on them. */
export function groundedOn(
  entry: MeasuredCell<ComparedCell>,
  ground: ReadonlySet<string>,
): GroundedCell | undefined {
  const { cell, judged } = entry;
  const whole = ground.size === judged.size && judged.size === cell.n;
  const measured = whole ? { ...entry, estimate: cell.accuracy } : entry.on(ground);
  if (accuracyOf(cell) === undefined || !("value" in measured.estimate)) return undefined;
  const { evaluator, protocol, dataset } = cell;
  const value = roundAccuracy(measured.estimate.value);
  const { replicates, spread } = measured;
  return { evaluator, protocol, dataset, value, replicates, spread, n: ground.size };
}
