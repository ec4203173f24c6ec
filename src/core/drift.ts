import type { Estimate } from "./estimate.js";

/**
 * What can move a figure between two runs: other instances, presentations or repeats (`sample`); another gold on the same
 * instances (`gold`); another prompt (`protocol`); the same replies read otherwise (`parser`); another reply to the same prompt
 * (`judge`); trials that failed at a provider in one of the runs (`failures`); trials whose replies are not stored (`unknown`).
 */
export type DriftCause = "sample" | "gold" | "protocol" | "parser" | "judge" | "failures" | "unknown";

/** How a trial that both runs have came to its outcomes: `same` where replies and reading are the same. */
export type TrialCause = Exclude<DriftCause, "sample" | "gold"> | "same";

/** The change of one cell, taken apart. */
export interface DriftCell {
  readonly evaluator: string;
  readonly protocol: string;
  readonly dataset: string;
  /** What moved: the accuracy, or of scores Spearman's correlation with human scores, over all criteria pooled. */
  readonly figure: "accuracy" | "spearman";
  /** The figure of each run on all that it has: 0..1, a correlation -1..1. */
  readonly before: number;
  readonly after: number;
  /** `after - before`: the sum of the parts. */
  readonly change: number;
  readonly parts: Readonly<Record<DriftCause, number>>;
  /** The part of the judge with its paired interval, and the two-sided p-value of there being none. */
  readonly judge: { readonly change: Estimate; readonly p: Estimate; readonly adjustedP: Estimate };
  /** Instances and trials that both runs have. */
  readonly instances: number;
  readonly clusters: number;
  readonly trials: number;
  /** Those trials by how they came to their outcomes, whether or not these differ. */
  readonly causes: Readonly<Record<TrialCause, number>>;
  /** Instances of both runs that have another gold, and those that are not the same although they have the same id. */
  readonly regraded: number;
  readonly rewritten: number;
  /** Models that the providers say answered, where they say it. */
  readonly served: readonly [before: readonly string[], after: readonly string[]];
}

/** `reife drift A B`: what moved between two runs, and why. */
export interface Drift {
  readonly schema: "reife/drift/1";
  readonly runs: readonly [before: string, after: string];
  readonly cells: readonly DriftCell[];
  /** Evaluators, protocols and datasets of both whose fingerprints differ. */
  readonly changed: {
    readonly evaluators: readonly string[];
    readonly protocols: readonly string[];
    readonly datasets: readonly string[];
  };
  readonly notes: readonly string[];
}
