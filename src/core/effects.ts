import type { Estimate } from "./estimate.js";

/** A cell that did not enter, and why. */
export interface CellLeftOut {
  readonly evaluator: string;
  readonly protocol: string;
  readonly dataset: string;
  readonly reason: string;
}

/** The complete grid that effects are measured on: every judge under every protocol on every dataset. */
export interface EffectsGrid {
  readonly evaluators: readonly string[];
  readonly protocols: readonly string[];
  readonly datasets: readonly { readonly dataset: string; readonly n: number; readonly clusters: number }[];
  /** Cells of judges that are in no comparison here, with the reason; null judges are no judges and not listed. */
  readonly leftOut: readonly CellLeftOut[];
}

/** An evaluator or a protocol among the others of the grid, best first. */
export interface EffectRow {
  readonly id: string;
  /** Mean accuracy over the grid, each dataset counted once; the interval resamples instances. */
  readonly accuracy: Estimate;
  readonly rank: number;
  /** 95 %, over all pairs of rows at once; absent without replicates. */
  readonly rankInterval?: readonly [number, number] | undefined;
  /** Rows that share a letter are not told apart; "" without replicates. */
  readonly letters: string;
  /** Mean rank over the datasets. */
  readonly meanRank: number;
  /** Others beaten, added up over the datasets, a tie counting one half. */
  readonly borda: number;
  /** Standard deviation of the ranks over the datasets; undefined of one dataset. */
  readonly rankDispersion: Estimate;
  /** The ends of the ranks over the datasets. */
  readonly bestRank: number;
  readonly worstRank: number;
  /** How often it does better than another row on an instance, ties one half, averaged over the others. */
  readonly winRate: Estimate;
  /** Share of resamples of the instances in which it comes first, shared firsts divided. */
  readonly first: Estimate;
}

/** A ranking, how large a difference it would find, and how often it would come out the same. */
export interface EffectRanking {
  readonly rows: readonly EffectRow[];
  readonly minimumDetectableDifference: { readonly onePair: Estimate; readonly allPairs: Estimate };
  /** Under resampling of the instances. */
  readonly stability: Stability | { readonly undefined: string };
  /** Under resampling of judges and instances: what is ranked are the protocols. Undefined for the judges. */
  readonly stabilityOverJudges: Stability | { readonly undefined: string };
}

/** How often a ranking comes out the same. */
export interface Stability {
  /** Share of resamples with the same first row. */
  readonly first: number;
  /** Share of resamples with the same set of first rows, and how many these are. */
  readonly top: { readonly k: number; readonly share: number };
  /** Share of resamples with the same order of all rows. */
  readonly order: number;
  /** Kendall's tau-b between the ranking and that of a resample: mean, and the middle 95 %. */
  readonly tau: { readonly mean: number; readonly low: number; readonly high: number };
  readonly resamples: number;
}

/** The gain of a best protocol over base, as it looks and with the luck of the winner taken out. */
export interface Gain {
  /** Other protocols that there were to pick from. */
  readonly options: number;
  readonly best: string;
  /** Gain of that protocol on the data that it was picked on; the interval is one as if it had been picked beforehand. */
  readonly naive: Estimate;
  /** Cross-fitted: what picking gains on instances that did not pick. */
  readonly corrected: Estimate;
  /** How often each protocol was picked when a part of the instances was left out; those never picked are absent. */
  readonly picks: Readonly<Record<string, number>>;
}

/** What picking the best protocol is worth to a judge. */
export interface OptimalGain {
  readonly evaluator: string;
  /** One protocol for all datasets. */
  readonly overall: Gain | { readonly undefined: string };
  readonly datasets: Readonly<Record<string, Gain | { readonly undefined: string }>>;
  /** Mean over the datasets of picking for each by itself, as ReIFE has it. */
  readonly perDataset: { readonly naive: Estimate; readonly corrected: Estimate };
}

/** Main effects and interaction of judges and protocols: accuracies less what rows and columns explain. */
export interface TwoWayTable {
  /** Absent: the mean over all datasets. */
  readonly dataset?: string | undefined;
  readonly mean: Estimate;
  readonly evaluators: Readonly<Record<string, Estimate>>;
  readonly protocols: Readonly<Record<string, Estimate>>;
  /** By evaluator, then by protocol. */
  readonly interaction: Readonly<Record<string, Readonly<Record<string, Estimate>>>>;
  /** Shares of the observed variation among cells, noise of the instances included in each. */
  readonly shares: {
    readonly evaluators: Estimate;
    readonly protocols: Estimate;
    readonly interaction: Estimate;
  };
}

/** The variance among cells that is due to one factor, or to several together. */
export interface EffectComponent {
  /** Of evaluator, protocol, dataset; several for an interaction. */
  readonly factors: readonly string[];
  /** Variance of true accuracies: the noise of drawing instances is taken out. At least 0. */
  readonly variance: number;
  /** Its root, in units of accuracy. */
  readonly sd: number;
  /** Share of the sum of all components. */
  readonly share: number;
  /** What the noise of drawing instances had added to the variance. */
  readonly noise: number;
  /** 95 % interval of the variance for these judges, protocols and datasets, on other instances. */
  readonly instances: Estimate;
  /** 95 % interval of the variance for other judges of the kind. */
  readonly evaluators: Estimate;
}

/** A correlation of two rankings. */
export interface UncertainCorrelation {
  readonly value: number;
  /** 95 % interval for these judges, on other instances. */
  readonly instances: Estimate;
  /** 95 % interval for other judges of the kind and other instances. */
  readonly both: Estimate;
}

/** How alike two rankings are. */
export interface RankingAgreement {
  /** Two datasets or two protocols; `all protocols` is the mean over all of them. */
  readonly a: string;
  readonly b: string;
  readonly between: "datasets" | "protocols";
  /** What is ranked. */
  readonly over: "evaluators" | "protocols";
  readonly n: number;
  readonly spearman: UncertainCorrelation | { readonly undefined: string };
  readonly kendall: UncertainCorrelation | { readonly undefined: string };
}

/** How well a dataset separates the judges. */
export interface DatasetSignal {
  readonly dataset: string;
  readonly n: number;
  readonly clusters: number;
  /** Standard deviation of the judges' accuracies. */
  readonly spread: Estimate;
  /** What it would be among equal judges, by chance. */
  readonly noise: Estimate;
  readonly ratio: Estimate;
  /** Share of the variance among judges that is no chance. */
  readonly reliability: Estimate;
}

/** Who leads on a slice, and whether that can be claimed after having looked at all slices. */
export interface SliceClaim {
  readonly tag: string;
  readonly value: string;
  readonly n: number;
  readonly clusters: number;
  readonly leader: string;
  readonly accuracy: number;
  readonly runnerUp: string;
  /** Leader minus runner-up; the interval is for all pairs of all slices at once. */
  readonly margin: Estimate;
  /** p-value of the margin, all pairs of all slices taken into account. */
  readonly adjustedP: number;
  /** Whether the leader is better than every other judge beyond doubt. */
  readonly best: boolean;
}

/** What lies behind a leaderboard: judges, protocols and datasets, each effect with its uncertainty. */
export interface Effects {
  readonly schema: "reife/effects/1";
  readonly run: string;
  readonly grid: EffectsGrid;
  readonly evaluators: EffectRanking;
  readonly protocols: EffectRanking;
  readonly gains: readonly OptimalGain[];
  readonly tables: readonly TwoWayTable[];
  readonly components: readonly EffectComponent[] | { readonly undefined: string };
  readonly agreement: readonly RankingAgreement[];
  readonly signals: readonly DatasetSignal[];
  readonly slices: {
    readonly claims: readonly SliceClaim[];
    /** Slices with too few clusters to say anything. */
    readonly small: number;
  };
}
