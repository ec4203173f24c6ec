import type { Estimate } from "./estimate.js";
import type { Figure } from "./leaderboard.js";

/** How members' verdicts become one. */
export type PanelRule = "majority" | "mean" | "log-odds" | "dawid-skene";

/** What counts where a rule decides for neither side. */
export type PanelTie = "tie" | "first" | "no-verdict";

/** A judge that may be on a panel: an evaluator under a protocol. */
export interface JuryCandidate {
  /** From 1, the most accurate first; the ties keep the run's order. */
  readonly place: number;
  readonly evaluator: string;
  readonly protocol: string;
  readonly accuracy: Estimate;
  /** Trials without a verdict, among those of the study. */
  readonly missing: number;
  /** US dollars for 1,000 judgments. */
  readonly costPer1000: Figure;
}

/** A panel and how it does. */
export interface PanelFigures {
  /** Places of its members among the candidates, ascending. */
  readonly members: readonly number[];
  readonly accuracy: Estimate;
  /** Its accuracy minus that of the best single candidate, paired. */
  readonly minusBest: Estimate;
  /** Trials that ended in a tie, and in no verdict. */
  readonly ties: number;
  readonly missing: number;
  /** Mean correlation of two members' errors over the trials. */
  readonly errorCorrelation: Estimate;
  readonly effectiveVotes: Estimate;
  /** Accuracy of a majority of members as accurate whose errors are independent. */
  readonly independent: Estimate;
  readonly costPer1000: Figure;
}

/** What choosing among panels gains, naively and free of the winner's luck. */
export interface PanelChoice {
  readonly folds: number;
  readonly repeats: number;
  /** Accuracy of the best panel minus that of the best single one, both picked and graded on all instances. */
  readonly naive: number;
  /** Accuracy of the panel picked on other clusters than those it is graded on. */
  readonly panel: Estimate;
  /** The same of the single candidate picked so. */
  readonly single: Estimate;
  /** The difference of the two, paired. The interval takes the picks as given. */
  readonly gain: Estimate;
  /** How often the best panel of all instances was picked: 0..1. */
  readonly picked: number;
}

/** Panels made of stored judgments. */
export interface JuryStudy {
  readonly schema: "reife/jury/1";
  readonly runs: readonly string[];
  readonly datasets: readonly string[];
  readonly rule: PanelRule;
  readonly onTie: PanelTie;
  readonly instances: number;
  readonly clusters: number;
  readonly trials: number;
  /** Instances that not all candidates have judged. */
  readonly instancesLeftOut: number;
  readonly candidates: readonly JuryCandidate[];
  /** Candidates without any judgment on one of the datasets. */
  readonly candidatesLeftOut: readonly string[];
  /** How many panels were tried. */
  readonly tried: number;
  /** How many of them are as accurate as the best one, itself among them. */
  readonly bestTogether: number;
  /** The most accurate ones, best first. */
  readonly panels: readonly PanelFigures[];
  /** Correlations of the errors of the best panel's members, row by row in their order. */
  readonly errorCorrelations: readonly (readonly Estimate[])[];
  /** Absent where there was nothing to choose. */
  readonly choice?: PanelChoice | { readonly undefined: string } | undefined;
}
