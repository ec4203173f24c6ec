import { correctMean, type CorrectOptions } from "../analysis/correct-mean.js";
import { hideLabels, type HideLabelsOptions } from "../analysis/hide-labels.js";
import { judgedItems, type CellItems } from "../analysis/judged-items.js";
import { cellKey } from "../core/cell-key.js";
import type { Correction } from "../core/correction.js";
import { UsageError } from "../core/errors.js";
import { matchesCell } from "../core/matches-cell.js";
import type { CellPattern } from "../core/run-config.js";
import { groupBy } from "../leaderboard/group-by.js";
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
  const judgments = groupBy(run.judgments, cellKey);
  const chosen = run.manifest.cells.filter(
    (cell) => cell.adapter !== "null" && matchesCell(options.cells, cell),
  );
  const corrections = chosen.flatMap((cell) => {
    const own = judgments.get(cellKey(cell)) ?? [];
    const known = new Map((facts.get(cell.dataset) ?? []).map((entry) => [entry.id, entry]));
    return judgedItems(cell, own, known)
      .filter(({ criterion }) => options.criterion === undefined || criterion === options.criterion)
      .map((part) => correctPart(part, [cell.evaluator, cell.protocol, cell.dataset], options));
  });
  if (corrections.length > 0) return corrections;
  const known = [...new Set(run.manifest.cells.map((cell) => cell.evaluator))];
  throw new UsageError("No cell of this run is left to correct", {
    hint: `Pairs and scores of its judges can be: ${known.slice(0, 10).join(", ")}`,
  });
}

function correctPart(
  { criterion, quantity, items }: CellItems,
  ids: readonly string[],
  { level, methods, hide }: CorrectRunOptions,
): Correction {
  const source = [...ids, ...(criterion === undefined ? [] : [criterion])].join(" ");
  const labels = items.flatMap(({ human }) => (human === undefined ? [] : [human]));
  const shown = hide === undefined ? items : hideLabels(items, hide);
  const correction = correctMean(shown, { source, quantity, level, methods });
  if (hide === undefined || labels.length === 0) return correction;
  return { ...correction, truth: [{ value: labels.reduce((sum, value) => sum + value, 0) / labels.length }] };
}
