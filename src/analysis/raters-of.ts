import type { CellFacts } from "../core/cell-facts.js";
import { cellKey } from "../core/cell-key.js";
import type { Judgment } from "../core/judgment.js";
import type { Rater } from "./rater.js";

/** The cells of a run that have judgments, put together by evaluator and protocol; in the order of the cells. */
export function ratersOf(
  cells: readonly CellFacts[],
  judgments: ReadonlyMap<string, readonly Judgment[]>,
): readonly Rater[] {
  const raters = new Map<string, Rater & { readonly cells: Rater["cells"][number][] }>();
  for (const cell of cells) {
    const own = judgments.get(cellKey(cell));
    if (own === undefined || own.length === 0) continue;
    const key = `${cell.evaluator}\n${cell.protocol}`;
    const { evaluator, protocol, adapter } = cell;
    const rater = raters.get(key) ?? { evaluator, protocol, adapter, cells: [] };
    rater.cells.push({ cell, judgments: own });
    raters.set(key, rater);
  }
  return [...raters.values()];
}
