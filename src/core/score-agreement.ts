import type { Estimate } from "./estimate.js";
import type { SystemMeasures } from "./system-measures.js";

/** One of three correlations each, at one level. */
export interface Correlations {
  readonly spearman: Estimate;
  /** Tau-b. */
  readonly kendall: Estimate;
  readonly pearson: Estimate;
}

/** Over all units together, whatever they belong to. */
export interface GlobalCorrelations extends Correlations {
  readonly level: "global";
}

/** Within the outputs for one instruction, then averaged: what differs between instructions plays no part. */
export interface GroupedCorrelations extends Correlations {
  readonly level: "instruction";
  /** Groups of two or more units of one instruction, criterion and repeat. */
  readonly groups: number;
  /** Those of them in which all gold scores, or all of the judge's, are equal: they have no correlation and are left out. */
  readonly constantGroups: number;
  /** Instructions, criteria and repeats with one unit only, which have nothing to compare. */
  readonly singles: number;
  /** How pairs of outputs for one instruction are ordered or tied, each group counting alike. */
  readonly pairs: {
    readonly n: number;
    /** Share ordered or tied as by humans, a tie being equal scores (acc_eq). */
    readonly exact: Estimate;
    /** The same where differences up to an epsilon are ties, fitted to the other half of the instructions. */
    readonly calibrated: Estimate;
    /** The epsilon that is best on all pairs, in the unit of the judge's scores. */
    readonly epsilon: number;
  };
}

/** Judge and humans by whole points. */
export interface ScoreConfusion {
  /** The whole scores that occur, ascending: rows. */
  readonly gold: readonly number[];
  /** The same, columns. */
  readonly ended: readonly number[];
  /** Units by the human score (row) and the judge's (column). */
  readonly counts: readonly (readonly number[])[];
}

/** Agreement of scores with human scores, for one criterion or for all of them pooled. */
export interface ScoreAgreement {
  readonly correlation: GlobalCorrelations;
  readonly grouped: GroupedCorrelations | { readonly undefined: string };
  readonly systems: SystemMeasures | { readonly undefined: string };
  /** Quadratic, over whole points. */
  readonly weightedKappa: Estimate;
  /** Krippendorff's alpha of judge and human as two raters: of the scores as ranks, and as amounts. */
  readonly alpha: { readonly ordinal: Estimate; readonly interval: Estimate };
  /** Mean of judge minus human, in points of the scale. */
  readonly bias: Estimate;
  /** Root of the mean squared difference, in points of the scale. */
  readonly rmse: Estimate;
  /** Mean size of the difference, in points of the scale. */
  readonly mae: Estimate;
  readonly wholePoints: ScoreConfusion | { readonly undefined: string };
}
