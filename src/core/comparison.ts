import type { Estimate } from "./estimate.js";

/** What is compared: an evaluator over its cells, a protocol over its cells, or one evaluator under one protocol. */
export interface ComparedSide {
  readonly evaluator?: string | undefined;
  readonly protocol?: string | undefined;
  /** Name of its run, where the two sides are of different runs. */
  readonly run?: string | undefined;
}

/** Single verdicts of the two sides on the same trials, right or wrong. */
export interface VerdictCounts {
  readonly bothRight: number;
  readonly aOnly: number;
  readonly bOnly: number;
  readonly bothWrong: number;
  /** Pairs of verdicts that are left out, for one of the two earned part of a credit. */
  readonly partial: number;
  /** Two-sided p-values of McNemar's test, which takes verdicts as independent. */
  readonly exact: Estimate;
  readonly midP: Estimate;
  /** Whether each cluster has one pair of verdicts: else McNemar's p-values are too small, as a rule. */
  readonly independent: boolean;
}

/** What the difference is called. `better` and `worse` are said of A. */
export type DifferenceVerdict = "better" | "worse" | "equivalent" | "inconclusive";

/** Two one-sided tests of the difference against a margin. */
export interface Equivalence {
  /** Largest difference that does not matter, 0..1. */
  readonly margin: number;
  /** p-value of the claim that the sides differ by less than the margin. */
  readonly p: Estimate;
  /** The difference with its interval at 90 %: within the margin where the claim holds at 5 %. */
  readonly difference: Estimate;
  readonly equivalent: boolean;
  /** Whether A is shown not to be worse by the margin or more. */
  readonly notWorse: boolean;
}

/** What the comparison could have found, from the spread that was there. */
export interface Sensitivity {
  /** Smallest true difference that is found with a probability of 80 % at 0.05, two-sided. */
  readonly detectable: Estimate;
  /** Probability of finding a true difference as large as the margin. */
  readonly power: Estimate;
  /** Mean squared difference of an instance: for single verdicts the share on which exactly one side is right. */
  readonly discordance: Estimate;
  /** How many times more instances are needed than if all were independent. */
  readonly designEffect: Estimate;
}

/** Two sides on the instances that both have judged. */
export interface PairedDifference {
  /** Instances that both have judged. */
  readonly n: number;
  /** Their distinct instructions: what an interval and a p-value rest on. */
  readonly clusters: number;
  /** Pairs of cells behind it. */
  readonly cells: number;
  /** Mean accuracies on those instances, 0..1. */
  readonly a: number;
  readonly b: number;
  /** `a - b`, -1..1, with its paired interval. */
  readonly difference: Estimate;
  /** Two-sided p-value of a sign-flip test over clusters. */
  readonly p: Estimate;
  /** The same, adjusted over the rows that are reported together; absent for the difference over all of them. */
  readonly adjustedP?: Estimate | undefined;
  /** Instances on which a is right more often, b is, and neither. */
  readonly better: { readonly a: number; readonly b: number; readonly neither: number };
  readonly verdicts: VerdictCounts | { readonly undefined: string };
  readonly equivalence: Equivalence;
  readonly verdict: DifferenceVerdict;
  readonly sensitivity: Sensitivity;
}

/** Two judges' agreement with human scores on one dataset. */
export interface CorrelationDifference {
  readonly dataset: string;
  /** Of A and of B: they differ where protocols are compared. */
  readonly cells: readonly [
    { readonly evaluator: string; readonly protocol: string },
    { readonly evaluator: string; readonly protocol: string },
  ];
  /** A criterion, or absent for the scores of all criteria pooled. */
  readonly criterion?: string | undefined;
  readonly coefficient: "spearman" | "kendall" | "pearson";
  /** Scores that the judge of each side and humans gave. */
  readonly n: number;
  readonly clusters: number;
  readonly a: Estimate;
  readonly b: Estimate;
  /** `a - b`, -2..2, with its paired interval. */
  readonly difference: Estimate;
  readonly p: Estimate;
  readonly adjustedP: Estimate;
}

/** The comparison on the instances with one value of a tag. */
export interface SliceComparison {
  readonly keys: Readonly<Record<string, string>>;
  readonly difference: PairedDifference;
}

/** Comparisons by slices, and the claim about the one that stands out. */
export interface SlicedComparison {
  readonly by: readonly string[];
  readonly slices: readonly SliceComparison[];
  /** The slice with the smallest p-value, which was picked for it: adjusted after Sidak for all slices. */
  readonly best:
    | { readonly keys: Readonly<Record<string, string>>; readonly p: Estimate }
    | { readonly undefined: string };
}

/** How p-values of several rows are adjusted. */
export type Adjustment = "holm" | "hochberg" | "bh" | "by" | "none";

/** The paired comparison of two sides, `reife compare <run> <A> <B>`. */
export interface Comparison {
  readonly schema: "reife/comparison/1";
  readonly run: string;
  /** The run of B, where it is another. */
  readonly otherRun?: string | undefined;
  readonly a: ComparedSide;
  readonly b: ComparedSide;
  readonly adjustment: Adjustment;
  readonly resamples: number;
  readonly seed: number;
  /** Over all datasets of pairs and lists, each counted once. Absent: the sides have none in common. */
  readonly overall?: PairedDifference | undefined;
  readonly datasets: Readonly<Record<string, PairedDifference>>;
  /** On datasets of scores. */
  readonly correlations: readonly CorrelationDifference[];
  readonly sliced?: SlicedComparison | undefined;
  /** What a reader must know: how two runs differ. */
  readonly notes: readonly string[];
}
