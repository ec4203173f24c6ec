import type { Estimate } from "./estimate.js";

/** Where a confidence comes from; they are never mixed, for each has a scale and faults of its own. */
export type ConfidenceSource =
  "token probabilities" | "vote share" | "answer probabilities" | "score margin" | "members" | "stated";

/** Verdicts of about equal confidence. */
export interface CalibrationPoint {
  readonly items: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
  readonly accuracy: Estimate;
}

/** A Brier score and its parts: reliability - resolution + uncertainty + within-bin variance - within-bin covariance. */
export interface BrierParts {
  readonly value: number;
  readonly reliability: number;
  readonly resolution: number;
  readonly uncertainty: number;
  readonly withinVariance: number;
  readonly withinCovariance: number;
}

/** From which confidence a judge agrees with the humans as often as asked for, and what share of items that keeps. */
export type Selection =
  | {
      readonly threshold: number;
      readonly items: number;
      readonly coverage: number;
      readonly agreement: number;
      /** What the agreement is at least, with the probability asked for. */
      readonly bound: number;
    }
  | { readonly undefined: string };

/** How well the confidences of one judge under one protocol say whether it is right. */
export interface CalibrationCell {
  readonly evaluator: string;
  readonly protocol: string;
  readonly datasets: readonly string[];
  readonly trials: number;
  readonly unparsed: number;
  readonly failed: number;
  /** Answers that no gold speaks of. */
  readonly withoutGold: number;
  /** Answers without a confidence. */
  readonly withoutConfidence: number;
  /** One entry for each source of confidences; none where no answer has one. */
  readonly sources: readonly CalibratedSource[];
}

/** The figures of one source of confidences. */
export interface CalibratedSource {
  readonly source: ConfidenceSource;
  /** Answers with a confidence and a gold. */
  readonly items: number;
  readonly clusters: number;
  /** Share of these that are right; a tie on one side alone is not. */
  readonly accuracy: Estimate;
  readonly auroc: Estimate;
  /** Area under the risk-coverage curve, and the least that these answers allow. */
  readonly aurc: {
    readonly value: number;
    readonly least: number;
    readonly low?: number | undefined;
    readonly high?: number | undefined;
    readonly method?: string | undefined;
  };
  /** Absent for confidences that are no probabilities. */
  readonly probabilities?:
    | {
        /** The plain error, which chance makes too large. */
        readonly ece: number;
        /** The error less the part that chance adds, with its interval. */
        readonly eceDebiased: Estimate;
        /** Mean confidence less accuracy. */
        readonly overconfidence: Estimate;
        readonly brier: BrierParts;
        readonly curve: readonly CalibrationPoint[];
      }
    | undefined;
  /** From one answer of each cluster, drawn by the run's seed. */
  readonly selection: Selection;
}

/** What was promised of a selection. */
export interface Calibration {
  readonly run: string;
  readonly agreement: number;
  readonly delta: number;
  readonly cells: readonly CalibrationCell[];
}
