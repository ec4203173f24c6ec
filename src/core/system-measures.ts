import type { Estimate } from "./estimate.js";

/** One system as a judge and as humans see it. */
export interface SystemRow {
  /** Instructions for which both scored it. */
  readonly n: number;
  /** Mean human score; of pairs the share won, a tie being half a win. */
  readonly gold: Estimate;
  /** The judge's mean on the same. */
  readonly judge: Estimate;
  /** How much more the judge gives it than the judge's win-rate curve says for its opponents: -1..1. */
  readonly bias: Estimate;
}

/** How a judge ranks the systems whose outputs it judged. */
export interface SystemMeasures {
  readonly level: "system";
  readonly systems: number;
  /** Instructions with a score of any system. */
  readonly items: number;
  /** Correlations of mean scores over systems; the intervals are for these systems on other instructions. */
  readonly spearman: Estimate;
  readonly kendall: Estimate;
  readonly pearson: Estimate;
  /** The same for other systems on other instructions, both resampled. */
  readonly otherSystems: {
    readonly spearman: Estimate;
    readonly kendall: Estimate;
    readonly pearson: Estimate;
  };
  readonly softPairwiseAccuracy: Estimate;
  /** Share of pairs of systems whose intervals are disjoint. */
  readonly separability: { readonly judge: Estimate; readonly gold: Estimate };
  /** Pairs that both sides separate: those in the same order minus those in opposite ones, over all pairs. */
  readonly agreementWithConfidence: Estimate;
  /** Shape of the judge's win-rate curve: 1 as humans, more for a judge who exaggerates. */
  readonly decisiveness: Estimate;
  /** Standard deviation of the systems' biases. */
  readonly biasSpread: Estimate;
  /** Only of pairs: Bradley and Terry's strengths by the judge against those by the gold. */
  readonly bradleyTerry?:
    | {
        readonly spearman: Estimate;
        readonly kendall: Estimate;
        /** Mean size of the difference on an Elo scale, in points. */
        readonly eloDifference: Estimate;
      }
    | { readonly undefined: string }
    | undefined;
  /** By system. */
  readonly each: Readonly<Record<string, SystemRow>>;
}
