import type { Estimate } from "./estimate.js";

/** What a plan of a paired comparison is made from. */
export interface PowerAssumptions {
  /** Share of verdicts on which exactly one of two judges is right, above 0, up to 1. */
  readonly discordance: number;
  /** True difference of accuracies that should be found. */
  readonly difference: number;
  /** Probability of finding it. */
  readonly power: number;
  /** Two-sided error probability, of one claim or of any claim over all pairs of judges. */
  readonly alpha: number;
  /** Correlation of the differences of two verdicts of one cluster, up to 1. */
  readonly icc: number;
  /** Verdicts of one cluster, as a verdict sees it on average; at least 1. */
  readonly clusterSize: number;
  /** Verdicts of one instance: its presentations and repeats. */
  readonly verdictsPerInstance: number;
  /** Judges that are compared, all pairs of them; at least 2. */
  readonly evaluators: number;
}

/** One row of a power curve. */
export interface PowerPoint {
  readonly instances: number;
  /** Of finding the difference asked for. */
  readonly power: Estimate;
  /** Smallest difference found with the power asked for. */
  readonly detectable: Estimate;
}

/** What the labels and calls of a plan cost; undefined where a price is not known. */
export interface PowerBudget {
  readonly labels: number;
  readonly labelsUsd: Estimate;
  /** Verdicts of all judges. */
  readonly verdicts: number;
  readonly callsUsd: Estimate;
}

/** How many instances a comparison needs. */
export interface PowerPlan {
  readonly assumptions: PowerAssumptions;
  /** The error level of a single pair of judges: the smallest one of Holm's, which the first of them must pass. */
  readonly alphaEach: number;
  readonly designEffect: number;
  /** Instances to be labelled by humans and judged by all judges. */
  readonly instances: Estimate;
  readonly budget: PowerBudget | { readonly undefined: string };
  readonly curve: readonly PowerPoint[];
}

/** Two judges of a run that stand next to each other, and what was there to tell them apart. */
export interface PairPower {
  readonly a: string;
  readonly b: string;
  readonly instances: number;
  readonly verdicts: number;
  /** Accuracy of a less that of b over those verdicts. */
  readonly difference: number;
  readonly discordance: number;
  readonly icc: Estimate;
  readonly clusterSize: number;
  readonly designEffect: number;
  /** Smallest difference that these instances show with the power asked for. */
  readonly detectable: Estimate;
  /** Instances that would show the difference asked for. */
  readonly needed: Estimate;
}

/** The pair of judges of a run that a plan stands on. */
export interface PowerPilot {
  readonly a: string;
  readonly b: string;
  /** Typical: the median of the pairs that are next to each other, of an even number the less strict of the two in the middle. */
  readonly kind: "named" | "typical" | "only";
}

/** `reife power`. */
export interface PowerReport {
  readonly schema: "reife/power/1";
  /** Absent: planned from numbers alone. */
  readonly run?: string | undefined;
  /** Judges next to each other in accuracy, best first. */
  readonly pairs: readonly PairPower[];
  /** Absent: planned from numbers alone. */
  readonly pilot?: PowerPilot | undefined;
  readonly plan: PowerPlan;
  /** The pair that needs most instances, where another is planned for and none was named. */
  readonly strictest?: { readonly a: string; readonly b: string; readonly plan: PowerPlan } | undefined;
}
