import type { Calibration } from "./calibration.js";
import type { Estimate } from "./estimate.js";
import type { Coverage, Figure, Leaderboard, LiftOverNull } from "./leaderboard.js";

/** An evaluator under a protocol, over all datasets that the two share. */
export interface PairRow {
  readonly evaluator: string;
  readonly adapter: string;
  readonly protocol: string;
  readonly accuracy: Estimate;
  /** Paired difference to the base protocol with the same evaluator, on the datasets that both have. */
  readonly minusBase: Estimate;
  readonly datasets: Readonly<Record<string, Estimate>>;
  readonly selfAgreement: Estimate;
  /** True where both presentations rest on the same calls: self-agreement says nothing then. */
  readonly presentationsShareCalls: boolean;
  readonly coverage: Coverage;
  readonly cells: number;
  readonly calls: number;
  readonly costUsd: Figure;
  /** Input and output of all its calls; undefined where nobody counted them all. */
  readonly tokens: Figure;
  /** The smallest lift of its cells: whether it beats a rule that reads nothing, everywhere. */
  readonly leastLift: (LiftOverNull & { readonly dataset: string }) | { readonly undefined: string };
}

/** An evaluator on a part of the instances that a tag names. */
export interface FacetRow {
  /** Name of the tag: `skill`, `domain`, `difficulty`, ... */
  readonly facet: string;
  readonly value: string;
  readonly evaluator: string;
  /** Instances of the part. */
  readonly n: number;
  readonly accuracy: Estimate;
}

/** What an evaluator leans to, over its cells. */
export interface LeanRow {
  readonly evaluator: string;
  readonly adapter: string;
  readonly kind: "position" | "label" | "length";
  /** The mean over datasets of the mean over those cells that have such a lean: -1..1. */
  readonly lean: Estimate;
  readonly cells: number;
  /** Of a single cell. */
  readonly least: number;
  readonly most: number;
}

/** How near an evaluator comes to humans. */
export interface CeilingShare {
  readonly evaluator: string;
  /** Absent: over all protocols. */
  readonly protocol?: string | undefined;
  /** Accuracy by that of humans, over the datasets whose ceiling is known: 1 is as good as they. */
  readonly share: Estimate;
}

/** How alike the errors of judges are, all asked under one protocol. */
export interface ErrorCorrelations {
  readonly protocol: string;
  /** Trials that all of them have run. */
  readonly trials: number;
  readonly judges: readonly string[];
  /** By judge, then by judge: Pearson's correlation of what their trials earn less of full credit, -1..1. */
  readonly correlations: readonly (readonly Estimate[])[];
}

/** All that a run's plots are drawn of. */
export interface RunFigures {
  readonly leaderboard: Leaderboard;
  readonly pairs: readonly PairRow[];
  readonly facets: readonly FacetRow[];
  readonly leans: readonly LeanRow[];
  readonly ceilingShares: readonly CeilingShare[];
  readonly calibration: Calibration | { readonly undefined: string };
  readonly errors: ErrorCorrelations | { readonly undefined: string };
}
