import type { Estimate } from "./estimate.js";

/** A cell of a run that is being filled. */
export interface AnytimeCell {
  readonly evaluator: string;
  readonly protocol: string;
  readonly dataset: string;
  /** Clusters all of whose trials are judged, and all clusters. */
  readonly finished: number;
  readonly clusters: number;
  /** Over finished clusters, with an interval that holds at all looks together. */
  readonly accuracy: Estimate;
}

/** `reife leaderboard <run> --anytime`. */
export interface AnytimeBoard {
  readonly schema: "reife/anytime/1";
  readonly run: string;
  /** Whether the run was still being filled when it was read. */
  readonly running: boolean;
  /** Probability that all intervals ever shown of a cell hold its accuracy. */
  readonly level: number;
  readonly cells: readonly AnytimeCell[];
  /** Cells of scores, which have no accuracy. */
  readonly leftOut: number;
}
