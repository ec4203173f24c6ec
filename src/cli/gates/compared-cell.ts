import type { Cell } from "../../core/cell.js";
import type { Comparison, PairedDifference } from "../../core/comparison.js";
import type { Estimate } from "../../core/estimate.js";

/** A cell of a run beside the same cell of its baseline. */
export interface ComparedCell {
  readonly cell: Pick<Cell, "evaluator" | "protocol" | "dataset">;
  /** What was compared. */
  readonly figure: "accuracy" | "spearman";
  /** Now less before, with its paired interval. */
  readonly difference: Estimate;
  readonly now: Estimate;
  readonly before: Estimate;
  /** Of no difference, two-sided; not adjusted. */
  readonly p: Estimate;
  readonly n: number;
  readonly clusters: number;
  /** Whether it is shown not to have fallen by the margin. */
  readonly notWorse: boolean;
  /** Smallest true difference that one comparison by itself finds with a probability of 80 %. */
  readonly detectable: Estimate;
}

/** A cell that both runs have, with its comparison where there is one. */
export interface CellOfBoth {
  readonly cell: ComparedCell["cell"];
  readonly compared: ComparedCell | undefined;
  /** Instances of the baseline's dataset that this run has, and all of them. */
  readonly instances: readonly [common: number, all: number];
  /** Scores that the baseline has, on common instances, and this run lacks. */
  readonly lost: number;
}

/** The comparison of one dataset out of that of an evaluator under a protocol; undefined where there was nothing in common. */
export function comparedCell(
  cell: ComparedCell["cell"],
  comparison: Comparison | undefined,
  margin: number,
): ComparedCell | undefined {
  const row = comparison?.datasets[cell.dataset];
  if (row !== undefined) return ofChoices(cell, row);
  const scores = comparison?.correlations.find(
    ({ dataset, criterion, coefficient }) =>
      dataset === cell.dataset && criterion === undefined && coefficient === "spearman",
  );
  if (scores === undefined) return undefined;
  const { difference, a, b, p, n, clusters } = scores;
  const low = "value" in difference ? difference.low : undefined;
  return {
    ...{ cell, figure: "spearman", difference, now: a, before: b, p, n, clusters },
    notWorse: low !== undefined && low > -margin,
    detectable: { undefined: "it is not computed for correlations" },
  };
}

function ofChoices(cell: ComparedCell["cell"], row: PairedDifference): ComparedCell {
  const { difference, a, b, p, n, clusters, equivalence, sensitivity } = row;
  return {
    ...{ cell, figure: "accuracy", difference, p, n, clusters },
    now: { value: a },
    before: { value: b },
    notWorse: equivalence.notWorse,
    detectable: sensitivity.detectable,
  };
}
