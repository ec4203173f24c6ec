import type { CalibrationCell, ConfidenceSource } from "../../core/calibration.js";
import type { CellFacts } from "../../core/cell-facts.js";
import type { InstanceFacts } from "../../core/instance-facts.js";
import type { Judgment } from "../../core/judgment.js";
import { calibrateSource, type RatedAnswer, type SelectionOptions } from "./calibrate-source.js";
import { confidenceOf } from "./confidence-of.js";

/** The judgments of one cell with the facts of its dataset's instances by id. */
export interface CellJudgments {
  readonly cell: CellFacts;
  readonly judgments: readonly Judgment[];
  readonly facts: ReadonlyMap<string, InstanceFacts>;
}

/**
 * Calibration of one judge under one protocol, over its datasets. Answers without a confidence or a gold are counted and left
 * out; so are trials that ended without an answer. Sources of confidences stand apart. At least one cell.
 */
export function calibrateJudge(cells: readonly CellJudgments[], options: SelectionOptions): CalibrationCell {
  const [first] = cells;
  if (first === undefined) throw new RangeError("Cannot calibrate a judge without cells");
  const counts = { trials: 0, unparsed: 0, failed: 0, withoutGold: 0, withoutConfidence: 0 };
  const bySource = new Map<ConfidenceSource, RatedAnswer[]>();
  for (const { cell, judgments, facts } of cells) {
    for (const judgment of judgments) {
      counts.trials += 1;
      const { kind } = judgment.outcome;
      if (kind === "unparsed" || kind === "failed") counts[kind] += 1;
      const known = facts.get(judgment.instance);
      if (known === undefined) continue;
      const cluster = `${cell.dataset} ${known.cluster}`;
      for (const { source, confidence, right } of confidenceOf(judgment, {
        adapter: cell.adapter,
        facts: known,
      })) {
        if (source === undefined || confidence === undefined) counts.withoutConfidence += 1;
        else if (right === undefined) counts.withoutGold += 1;
        else {
          const answers = bySource.get(source) ?? [];
          answers.push({ confidence, right, cluster });
          bySource.set(source, answers);
        }
      }
    }
  }
  return {
    evaluator: first.cell.evaluator,
    protocol: first.cell.protocol,
    datasets: [...new Set(cells.map(({ cell }) => cell.dataset))],
    ...counts,
    sources: [...bySource]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([source, answers]) => calibrateSource(source, answers, options)),
  };
}
