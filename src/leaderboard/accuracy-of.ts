import type { ComparedCell } from "./measured-cell.js";

/** A cell's accuracy, or undefined where it could not be measured. */
export function accuracyOf(cell: Pick<ComparedCell, "accuracy">): number | undefined {
  return "value" in cell.accuracy ? cell.accuracy.value : undefined;
}
