import type { Estimate } from "./estimate.js";

/** How well annotators agree with one another, and the judge with the same references. */
export interface Ceiling {
  /** Instances with two or more annotators that the judge was asked about. */
  readonly n: number;
  /** Annotators behind them: persons, or places where nobody says who sits on which. */
  readonly annotators: number;
  /** Whether the dataset says whose each vote or rating is. */
  readonly identified: boolean;
  /** What is compared: equal labels, or a correlation of ratings. */
  readonly by: "labels" | "spearman" | "kendall" | "pearson";
  /** An annotator against the majority (or mean) of the others, averaged over annotators. */
  readonly human: Estimate;
  /** The judge against the same references. */
  readonly judge: Estimate;
  /** judge / human: 1 is as good as one more annotator. */
  readonly share: Estimate;
  /** Of labels: the largest expected agreement with one vote drawn at random that any judge could have. */
  readonly attainable: Estimate;
}

/** Whether the judge may stand in for an annotator (alt-test). */
export interface Replacement {
  /** Price of an annotator. */
  readonly epsilon: number;
  /** Omega: share of the annotators that the judge may stand in for. */
  readonly winningRate: number;
  /** Rho: mean share of instances on which the judge is at least as near to the others as the annotator is. */
  readonly advantage: number;
  readonly passes: boolean;
  readonly annotators: readonly {
    readonly annotator: string;
    readonly items: number;
    readonly advantage: number;
    readonly p: number;
    readonly replaceable: boolean;
  }[];
  /** Annotators with too few instances. */
  readonly leftOut: number;
}

/** Where the judge's kappas with annotators stand among the annotators' own. */
export interface HumanLike {
  readonly z: number;
  readonly reading: "human-like" | "super-consistent" | "below humans";
  /** Mean kappa of the judge with an annotator, and of two annotators. */
  readonly judge: number;
  readonly humans: number;
}

/** A judge among the annotators of a dataset, for one cell, or one criterion of it. */
export interface CeilingReport {
  readonly evaluator: string;
  readonly protocol: string;
  readonly dataset: string;
  /** Only of ratings. */
  readonly criterion?: string | undefined;
  /** Of ratings one for each correlation. */
  readonly ceilings: readonly Ceiling[];
  readonly altTest: Replacement | { readonly undefined: string };
  readonly humanLike: HumanLike | { readonly undefined: string };
  /** Of pairs only. */
  readonly soft?: SoftGold | { readonly undefined: string } | undefined;
}

/** Distance of the judge's preferences from vote shares, over the pairs that it has a verdict on. */
export interface SoftAgreement {
  /** Pairs with two votes or more. */
  readonly n: number;
  /** Those of them on which the judge has no verdict: in none of the three losses. */
  readonly withoutVerdict: number;
  /** Against the majority; no verdict counts as wrong. */
  readonly accuracy: Estimate;
  /** 0 to 2 over A, B and tie; 0 is perfect. */
  readonly brier: Estimate;
  /** In nats, probabilities below 1e-6 counting as that. */
  readonly logLoss: Estimate;
  /** In bits, mean over pairs. */
  readonly jensenShannon: Estimate;
}

/** How near a judge's preferences are to the distribution of votes. */
export interface SoftGold extends SoftAgreement {
  /** Trials that gave a probability; the others count as sure. */
  readonly confident: number;
  readonly trials: number;
  /** Pairs with a clipped probability of a label that got a vote. */
  readonly clipped: number;
  /** The least log loss that any judge could have: the votes' mean entropy. */
  readonly leastLogLoss: Estimate;
  /** By whether all annotators voted alike. */
  readonly strata: { readonly unanimous: SoftAgreement; readonly split: SoftAgreement };
}

/** What several annotators of a cell's pairs say of its judge. */
export interface AnnotatorFigures {
  readonly ceiling: Ceiling;
  readonly soft: SoftGold;
}
