import type { Cell } from "./cell.js";
import type { Instance } from "./instance.js";
import type { Presentation } from "./presentation.js";

/** A cell that was left out, and by which rule. */
export interface ExcludedCell {
  readonly evaluator: string;
  readonly protocol: string;
  readonly dataset: string;
  readonly reason: string;
}

/** A dataset as a run uses it: its chosen instances, in the seeded common order. */
export interface PlannedDataset {
  readonly id: string;
  readonly instances: readonly Instance[];
}

/** The matrix of a run: which cells, over which instances, shown how often and how. */
export interface Plan {
  readonly run: string;
  readonly seed: number;
  readonly cells: readonly Cell[];
  readonly excluded: readonly ExcludedCell[];
  readonly datasets: readonly PlannedDataset[];
  readonly presentations: readonly Presentation[];
  readonly repeats: number;
}
