import type { Estimate } from "./estimate.js";

/** Items and judges of one dataset under the two-parameter logistic model. */
export interface DatasetItems {
  readonly dataset: string;
  readonly judges: readonly {
    readonly evaluator: string;
    readonly protocol: string;
    /** Mean credit over trials with a verdict: 0..1. */
    readonly accuracy: number;
    readonly ability: number;
    readonly error: number;
  }[];
  /** The least discriminating first. */
  readonly items: readonly {
    readonly instance: string;
    readonly row: number;
    /** Mean credit over judges: 0..1. */
    readonly accuracy: number;
    readonly discrimination: number;
    readonly discriminationError: number;
    readonly difficulty: Estimate;
  }[];
  /** Absent unless asked for. */
  readonly anchors?: AnchorSubset | undefined;
}

/** A few items that tell most of the judges' abilities. */
export interface AnchorSubset {
  /** Ids of instances, the most telling first. */
  readonly instances: readonly string[];
  /** Mean standard error of an ability by these items alone, and by all. */
  readonly error: number;
  readonly errorOfAll: number;
  /** Spearman correlation of the judges' accuracy on these items with that on all others. */
  readonly agreement: Estimate;
}

/** Difficulty and discrimination of items, ability of judges. */
export interface ItemStudy {
  readonly schema: "reife/items/1";
  readonly runs: readonly string[];
  readonly datasets: readonly (DatasetItems | { readonly dataset: string; readonly undefined: string })[];
}
