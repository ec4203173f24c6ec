import type { CellFacts } from "../core/cell-facts.js";
import { cellKey } from "../core/cell-key.js";
import type { JudgedTrial } from "../core/judged-trial.js";
import type { DatasetFrame } from "../metrics/dataset-frame.js";
import type { MeasuredCell } from "../metrics/measure-trials.js";
import { measureJury } from "../metrics/measure-jury.js";

/** Where a jury's cell was measured. */
export interface JuryContext {
  readonly facts: CellFacts;
  /** The judgments of a cell by its key. */
  readonly trialsOf: (key: string) => readonly JudgedTrial[] | undefined;
  readonly frame: DatasetFrame;
}

/** A measured cell; a jury's on pairs with how it stands beside its members, where all of them form cells of the run. */
export function withJuryFigures(
  measured: MeasuredCell,
  { facts, trialsOf, frame }: JuryContext,
): MeasuredCell {
  const { cell } = measured;
  if (facts.panel?.kind !== "jury" || cell.task !== "pairwise") return measured;
  const judgmentsOf = (evaluator: string): readonly JudgedTrial[] =>
    trialsOf(cellKey({ ...facts, evaluator })) ?? [];
  const members = facts.panel.members.map(({ evaluator }) => ({
    evaluator,
    judgments: judgmentsOf(evaluator),
  }));
  const absent = members.flatMap(({ evaluator, judgments }) => (judgments.length === 0 ? [evaluator] : []));
  const panel =
    absent.length > 0
      ? { undefined: `no cell of this run is judged by ${absent.join(", ")} alone under this protocol` }
      : measureJury({ judgments: judgmentsOf(facts.evaluator), members, frame });
  return { ...measured, cell: { ...cell, panel } };
}
