import type { LeaderboardCell, PairwiseCell } from "../core/leaderboard.js";

/** A measured cell with the bootstrap replicates of its accuracy, paired over the cells of a dataset. */
export interface MeasuredCell<Cell extends LeaderboardCell = LeaderboardCell> {
  readonly cell: Cell;
  readonly replicates: Float64Array | undefined;
}

/** A measured pairwise cell whose accuracy is defined. */
export type MeasuredPairCell = MeasuredCell<PairwiseCell>;
