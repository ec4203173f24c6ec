import { correctMean, type CorrectOptions } from "../analysis/correction/correct-mean.js";
import type { HideLabelsOptions } from "../analysis/correction/hide-labels.js";
import { judgedItems, type CellItems } from "../analysis/items/judged-items.js";
import { cellKey } from "../core/cell-key.js";
import type { CorrectedCell, Correction } from "../core/correction.js";
import { UsageError } from "../core/errors.js";
import { matchesCell } from "../core/matches-cell.js";
import type { CellPattern } from "../core/run-config.js";
import { groupBy } from "../leaderboard/group-by.js";
import { hideAtMost } from "./hide-at-most.js";
import type { SliceParts } from "./slice-run.js";

/** Which cells, and how. */
export interface CorrectRunOptions extends Omit<CorrectOptions, "source"> {
  readonly cells: CellPattern;
  readonly criterion: string | undefined;
  readonly hide: HideLabelsOptions | undefined;
}

/**
 * What humans would say on average of each cell's instances, by its judge and the labels that the run has. Null judges are left
 * out, and lists. Throws a `UsageError` where nothing is left.
 */
export function correctRun(run: SliceParts, options: CorrectRunOptions): readonly Correction[] {
  const facts = groupBy(run.facts, (entry) => entry.dataset);
  const judgments = groupBy([...run.judgments], cellKey);
  const chosen = run.manifest.cells.filter(
    (cell) => cell.adapter !== "null" && matchesCell(options.cells, cell),
  );
  const parts = chosen.flatMap((cell) => {
    const own = judgments.get(cellKey(cell)) ?? [];
    const known = new Map((facts.get(cell.dataset) ?? []).map((entry) => [entry.id, entry]));
    return judgedItems(cell, own, known)
      .filter(({ criterion }) => options.criterion === undefined || criterion === options.criterion)
      .map(({ criterion, ...part }) => {
        const { evaluator, protocol, dataset } = cell;
        return { ...part, cell: { evaluator, protocol, dataset, criterion } };
      });
  });
  const most = Math.max(0, ...parts.map(({ items }) => labelsOf(items).length));
  if (parts.length > 0) return parts.map((part) => correctPart(part, most, options));
  const known = [...new Set(run.manifest.cells.map((cell) => cell.evaluator))];
  throw new UsageError("No cell of this run is left to correct", {
    hint: `Pairs and scores of its judges can be: ${known.slice(0, 10).join(", ")}`,
  });
}

interface CellPart extends Omit<CellItems, "criterion"> {
  readonly cell: CorrectedCell;
}

function correctPart(
  { cell, quantity, items }: CellPart,
  most: number,
  { level, methods, hide }: CorrectRunOptions,
): Correction {
  const { evaluator, protocol, dataset, criterion } = cell;
  const source = [evaluator, protocol, dataset, ...(criterion === undefined ? [] : [criterion])].join(" ");
  const labels = labelsOf(items);
  const shown = hideAtMost(items, hide, most);
  const correction = { ...correctMean(shown, { source, quantity, level, methods }), cell };
  if (hide === undefined || labels.length === 0) return correction;
  return { ...correction, truth: [{ value: labels.reduce((sum, value) => sum + value, 0) / labels.length }] };
}

function labelsOf(items: CellItems["items"]): readonly number[] {
  return items.flatMap(({ human }) => (human === undefined ? [] : [human]));
}
