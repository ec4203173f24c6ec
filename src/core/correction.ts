import type { Estimate } from "./estimate.js";

/**
 * Ways to say what humans would say of many items: by the judge alone, by the labels alone, or by both (prediction-powered
 * inference; Rogan and Gladen's correction of a pass rate).
 */
export type CorrectionMethod = "naive" | "classical" | "ppi" | "rogan-gladen";

/** One method's answer. */
export interface CorrectedEstimate {
  readonly method: CorrectionMethod;
  /** Of which category this is the share; absent where there is one quantity. */
  readonly category?: string | undefined;
  /** With its interval at the correction's level. */
  readonly estimate: Estimate;
  /** How many labels alone would be as sure, over the labels that there are. Only of `ppi`. */
  readonly gain?: Estimate | undefined;
  /** Weight of the judge, 0..1. Only of `ppi`. */
  readonly lambda?: number | undefined;
}

/** What the quantity is: a share of yes, how often the first output wins (a tie half), any mean, or shares of categories. */
export type CorrectedQuantity = "pass rate" | "win rate of A" | "mean" | "shares";

/** Whose verdicts on what are corrected, in a run. */
export interface CorrectedCell {
  readonly evaluator: string;
  readonly protocol: string;
  readonly dataset: string;
  /** Absent where there is one alone. */
  readonly criterion?: string | undefined;
}

/** The estimates of one quantity from a judge and some labels. */
export interface Correction {
  /** The file, or the cell of a run. */
  readonly source: string;
  /** Of a run. */
  readonly cell?: CorrectedCell | undefined;
  readonly quantity: CorrectedQuantity;
  readonly level: number;
  readonly items: number;
  readonly labelled: number;
  readonly clusters: number;
  /** Items that the judge gave no verdict on; each counts as what the judge says on average. */
  readonly unjudged: number;
  /** Correlation of judge and human over the labelled items; of categories over all indicators. */
  readonly correlation: Estimate;
  readonly estimates: readonly CorrectedEstimate[];
  /** Of hidden labels: what all labels say. */
  readonly truth?: readonly { readonly category?: string | undefined; readonly value: number }[] | undefined;
}
