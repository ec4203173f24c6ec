import type { ClusterSpread } from "../core/cluster-spread.js";

/** A cell's accuracy on the instances that a comparison rests on. */
export interface GroundedCell {
  readonly evaluator: string;
  readonly protocol: string;
  readonly dataset: string;
  /** 0..1, rounded to 12 decimals so that equal accuracies are equal however they were summed. */
  readonly value: number;
  readonly replicates: Float64Array | undefined;
  /** What each cluster adds to the accuracy; absent where it has no interval. */
  readonly spread?: ClusterSpread | undefined;
  /** Instances behind it. */
  readonly n: number;
}
