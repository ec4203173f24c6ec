import { accuracyOf } from "./accuracy-of.js";
import type { ComparedCell, MeasuredCell } from "./measured-cell.js";

/** Cells that can be compared, and evaluators that cannot, each with the reason. */
export interface CommonCells<Entry> {
  readonly cells: readonly Entry[];
  readonly apart: ReadonlyMap<string, string>;
}

/**
 * The cells whose protocol and dataset every judge has: means over them compare like with like. A judge without a reply
 * in one of its cells stands apart, or it would be compared without its failure. Null judges answer the same under every
 * protocol and run under one only, so they are not asked for: they need a cell on every common dataset.
 */
export function commonCells<Entry extends MeasuredCell<ComparedCell>>(
  cells: readonly Entry[],
): CommonCells<Entry> {
  const apart = new Map<string, string>();
  for (const { cell } of cells) {
    if (cell.racedOutAfter !== undefined) {
      apart.set(cell.evaluator, `raced out after ${cell.racedOutAfter} instances`);
      continue;
    }
    if (accuracyOf(cell) !== undefined || apart.has(cell.evaluator)) continue;
    apart.set(cell.evaluator, `no reply came in ${cell.protocol} x ${cell.dataset}`);
  }
  const sound = cells.filter(({ cell }) => !apart.has(cell.evaluator));
  const judges = sound.filter(({ cell }) => cell.adapter !== "null");
  const nulls = sound.filter(({ cell }) => cell.adapter === "null");
  const common = judges.length === 0 ? nulls : sharedByAll(judges);
  const datasets = new Set(common.map(({ cell }) => cell.dataset));
  const known = nulls.filter(({ cell }) => datasets.has(cell.dataset));
  const fitting = judges.length === 0 ? common : [...common, ...known];
  for (const evaluator of new Set(sound.map(({ cell }) => cell.evaluator))) {
    const own = fitting.filter(({ cell }) => cell.evaluator === evaluator);
    if (own.length > 0 && new Set(own.map(({ cell }) => cell.dataset)).size === datasets.size) continue;
    apart.set(evaluator, "no cell in common with all other judges");
  }
  return { cells: fitting.filter(({ cell }) => !apart.has(cell.evaluator)), apart };
}

function sharedByAll<Entry extends MeasuredCell<ComparedCell>>(judges: readonly Entry[]): readonly Entry[] {
  const evaluators = new Set(judges.map(({ cell }) => cell.evaluator));
  const seenBy = new Map<string, Set<string>>();
  const keyOf = ({ cell }: Entry): string => `${cell.protocol}\n${cell.dataset}`;
  for (const entry of judges) {
    const seen = seenBy.get(keyOf(entry)) ?? new Set();
    seenBy.set(keyOf(entry), seen.add(entry.cell.evaluator));
  }
  return judges.filter((entry) => seenBy.get(keyOf(entry))?.size === evaluators.size);
}
