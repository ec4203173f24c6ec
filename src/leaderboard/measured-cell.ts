import type { ClusterSpread } from "../core/cluster-spread.js";
import type { Estimate } from "../core/estimate.js";
import type { ChoiceCell, LeaderboardCell } from "../core/leaderboard.js";

/** What comparing takes of a cell itself. */
export type ComparedCell = Pick<
  ChoiceCell,
  "evaluator" | "adapter" | "protocol" | "dataset" | "n" | "accuracy" | "racedOutAfter"
>;

/** A measured cell, with what comparing it with others takes. */
export interface MeasuredCell<Cell extends LeaderboardCell | ComparedCell = LeaderboardCell> {
  readonly cell: Cell;
  /** Bootstrap replicates of the accuracy, paired over the cells of a dataset. */
  readonly replicates: Float64Array | undefined;
  /** What each cluster adds to the accuracy; absent where it has no interval. */
  readonly spread?: ClusterSpread | undefined;
  /** Ids of the instances all of whose trials were run. */
  readonly judged: ReadonlySet<string>;
  /** The accuracy of each instance, by id, 0..1. */
  readonly scores: ReadonlyMap<string, number>;
  /** The credit of each trial that was run, 0..1: by instance, then by presentation and repeat. */
  readonly credits: () => ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** The accuracy, and its replicates, on some instances only. */
  readonly on: (instances: ReadonlySet<string>) => {
    readonly estimate: Estimate;
    readonly replicates: Float64Array | undefined;
    readonly spread?: ClusterSpread | undefined;
  };
}

/** A measured cell that has an accuracy. */
export type MeasuredChoiceCell = MeasuredCell<ChoiceCell>;
