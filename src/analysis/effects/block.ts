import type { DatasetFrame } from "../../metrics/dataset-frame.js";
import type { InstanceFacts } from "../../core/instance-facts.js";

/** The instances of a dataset that all cells of a block have judged. */
export interface BlockDataset {
  readonly dataset: string;
  readonly frame: DatasetFrame;
  readonly instances: readonly InstanceFacts[];
}

/** A mean accuracy with its bootstrap replicates, absent where there is no resampling: one cluster. */
export interface Mean {
  readonly value: number;
  readonly replicates: Float64Array | undefined;
}

/** A complete grid of cells, measured on common instances. */
export interface Block {
  readonly evaluators: readonly string[];
  readonly protocols: readonly string[];
  readonly datasets: readonly BlockDataset[];
  /** Mean accuracies by evaluator, protocol and dataset, the last running fastest. */
  readonly cells: readonly Mean[];
  /** The accuracy of each instance of the dataset, cell by cell in the same order. */
  readonly scores: readonly (readonly number[])[];
}
