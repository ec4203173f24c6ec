import { matchGlob } from "./match-glob.js";
import type { Cell } from "./cell.js";
import type { CellPattern } from "./run-config.js";

/** Whether a cell is meant by a pattern: each field that the pattern has must match; an empty pattern means all. */
export function matchesCell(
  pattern: CellPattern,
  cell: Pick<Cell, "evaluator" | "protocol" | "dataset">,
): boolean {
  return (
    matchGlob(pattern.evaluator ?? "**", cell.evaluator) &&
    matchGlob(pattern.protocol ?? "**", cell.protocol) &&
    matchGlob(pattern.dataset ?? "**", cell.dataset)
  );
}
