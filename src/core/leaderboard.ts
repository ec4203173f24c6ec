import type { AnnotatorFigures } from "./ceiling.js";
import type { Estimate } from "./estimate.js";
import type { ExcludedCell } from "./plan.js";
import type { PresentationId } from "./presentation-id.js";
import type { ScoreAgreement } from "./score-agreement.js";
import type { SystemMeasures } from "./system-measures.js";
import type { TaskKind } from "./task-kind.js";

/** What became of a cell's trials. `verdicts` includes ties. */
export interface Coverage {
  readonly trials: number;
  readonly verdicts: number;
  readonly ties: number;
  readonly unparsed: number;
  readonly failed: number;
  /** Counts of unparsed and failed outcomes by reason; absent reasons did not occur. */
  readonly reasons: Readonly<Record<string, number>>;
}

/** A number, or why there is none. */
export type Figure = number | { readonly undefined: string };

/** What a judge leans to beyond what is right. */
export interface Lean {
  /** Share of decided verdicts for the output shown first, minus that of chance: -0.5..0.5 for pairs. */
  readonly position: Figure;
  /** Share of decided verdicts for the first letter, minus that of chance; null where letters were not probed. */
  readonly label: Figure | null;
  /** Share of decided verdicts for the longest output, minus the share of golds that are the longest one: -1..1. */
  readonly length: Figure;
}

/** A 95 % interval. */
export interface FigureInterval {
  readonly low: number;
  readonly high: number;
  readonly method?: string | undefined;
}

/** A 95 % interval, where there is one. */
export type MaybeInterval = { readonly [Key in keyof FigureInterval]?: FigureInterval[Key] | undefined };

/** The intervals of the leans that have one. */
export interface LeanIntervals {
  readonly position?: FigureInterval | undefined;
  readonly label?: FigureInterval | undefined;
  readonly length?: FigureInterval | undefined;
}

/** How much more accurate a judge is than a rule that needs none. */
export interface LiftOverNull extends MaybeInterval {
  readonly value: number;
  /** The rule: the best one on these instances. */
  readonly null: string;
}

/** Accuracy if every missing verdict were wrong, and if every one were right; the interval is of what lies between. */
export interface AccuracyBounds extends MaybeInterval {
  readonly worst: number;
  readonly best: number;
}

/** Accuracy and its kin, of a cell whose judge chooses between outputs. */
export interface AccuracyMeasures {
  readonly accuracy: Estimate;
  readonly accuracyByPresentation: Readonly<Partial<Record<PresentationId, number>>>;
  readonly bothCorrect: Estimate;
  readonly selfAgreement: Estimate;
  readonly coverage: Coverage;
  readonly bounds: AccuracyBounds;
}

/** How trials ended, by what the gold says. */
export interface Confusion {
  /** What the rows mean. */
  readonly gold: readonly ["A", "tie", "B"];
  /** What the columns mean. */
  readonly ended: readonly ["A", "tie", "B", "unparsed", "failed"];
  /** Trials, row by row. */
  readonly counts: readonly (readonly number[])[];
}

/** Further measures of agreement with the gold, made where they are asked for. */
export interface PairwiseAgreement {
  /** Of chance-corrected agreement, as kappa: within each presentation and repeat, then averaged. */
  readonly scottPi: Estimate;
  readonly ac1: Estimate;
  readonly pabak: Estimate;
  /** Linear weights over A < tie < B; undefined where nobody says tie, for it is kappa then. */
  readonly weightedKappa: Estimate;
  /** Share of trials with exactly the gold: a tie earns nothing where the gold is decisive. */
  readonly strict: Estimate;
  /** Accuracy on the instances whose gold is no tie. */
  readonly goldDecisive: Estimate;
  /** Share of instances with more presentations for the gold than against it. */
  readonly judgeBench: Estimate;
  /** Means over the categories of gold and verdicts, a missing verdict being a miss. */
  readonly precision: Estimate;
  readonly recall: Estimate;
  readonly f1: Estimate;
  /** Mean recall over the categories of the gold. */
  readonly balancedAccuracy: Estimate;
  readonly confusion: Confusion;
  /** The accuracy's interval in other ways. */
  readonly accuracyIntervals: {
    readonly wilson: MaybeInterval;
    readonly clusteredT: MaybeInterval;
    readonly bootstrap: MaybeInterval;
  };
}

/** The measures of a pairwise cell, under one reading of the replies. */
export interface PairwiseMeasures extends AccuracyMeasures {
  readonly kappa: Estimate;
  readonly alpha: Estimate;
  /** Krippendorff's alpha between the presentations. */
  readonly selfAlpha: Estimate;
  /** Only where asked for. */
  readonly agreement?: PairwiseAgreement | undefined;
}

/** The measures of a listwise cell. */
export interface ListwiseMeasures extends AccuracyMeasures {
  /** Accuracy if a pick of several outputs, which shares its credit, were wrong. */
  readonly strict: Estimate;
  /** (accuracy - chance) / (1 - chance): 0 for a guess, 1 for a judge that is always right. */
  readonly aboveChance: Estimate;
}

/** Agreement of scores with human scores for one criterion. */
export interface CriterionMeasures extends ScoreAgreement {
  /** Units with both a judge's and a human score. */
  readonly n: number;
}

/** What every cell says. */
export interface CellBase {
  readonly evaluator: string;
  /** How the evaluator comes by its replies; `simulated` is no LLM. */
  readonly adapter: string;
  readonly protocol: string;
  readonly dataset: string;
  readonly n: number;
  readonly clusters: number;
  readonly calls: number;
  /** As the providers counted them; `uncounted` calls came without a count and are in none of the sums. */
  readonly tokens: {
    readonly input: number;
    readonly output: number;
    readonly reasoning: number;
    /** The part of `input` that providers read from their caches; absent where they read none. */
    readonly cached?: number | undefined;
    readonly uncounted: number;
  };
  readonly costUsd: Figure;
  readonly seconds: Figure;
}

/** A jury beside its members, over the pairs that all of them have judged. */
export interface JuryFigures {
  readonly members: readonly string[];
  /** Pairs behind these figures. */
  readonly n: number;
  /** The most accurate member. */
  readonly best: { readonly evaluator: string; readonly accuracy: Estimate };
  /** The jury's accuracy minus that member's, paired. */
  readonly minusBest: Estimate;
  /** Mean correlation of two members' errors, over all pairs of members and all trials: -1..1. */
  readonly errorCorrelation: Estimate;
  /** How many members with independent errors would tell as much. */
  readonly effectiveVotes: Estimate;
  /** The accuracy of a majority of members as accurate as these whose errors are independent: 0..1. */
  readonly independent: Estimate;
}

/** What a cell says whose judge chooses between outputs, beside its measures. */
export interface ChoiceCellBase extends CellBase {
  readonly lean: Lean;
  readonly leanIntervals?: LeanIntervals | undefined;
  readonly liftOverNull: LiftOverNull | { readonly undefined: string };
  /** Instances of the run after which the evaluator was raced out: the cell is not complete, and ranked nowhere. */
  readonly racedOutAfter?: number | undefined;
  /** True where both presentations rest on the same calls: self-agreement is then perfect by construction. */
  readonly presentationsShareCalls: boolean;
}

/** A cell of a pairwise dataset. */
export interface PairwiseCell extends ChoiceCellBase, PairwiseMeasures {
  readonly task: Extract<TaskKind, "pairwise">;
  /** Whose rules read the replies: ours, or the ones that the evaluator's card names. */
  readonly reading: "own" | "published";
  /** The same replies under our own parsers, beside a published reading. */
  readonly own?: PairwiseMeasures | undefined;
  /** Of a jury: how it stands beside its members, or why nobody can say. */
  readonly panel?: JuryFigures | { readonly undefined: string } | undefined;
  /** How the judge ranks the systems whose outputs were compared, where pairs name them. */
  readonly systems?: SystemMeasures | { readonly undefined: string } | undefined;
  /** The judge beside several annotators, where pairs have two votes or more. */
  readonly annotators?: AnnotatorFigures | undefined;
}

/** A cell of a listwise dataset. */
export interface ListwiseCell extends ChoiceCellBase, ListwiseMeasures {
  readonly task: Extract<TaskKind, "listwise">;
}

/** A cell that has an accuracy: its judge chooses between outputs. */
export type ChoiceCell = PairwiseCell | ListwiseCell;

/** A cell of a pointwise dataset. */
export interface PointwiseCell extends CellBase, ScoreAgreement {
  readonly task: Extract<TaskKind, "pointwise">;
  readonly criteria: Readonly<Record<string, CriterionMeasures>>;
  readonly coverage: Coverage;
}

/** One row of the matrix. */
export type LeaderboardCell = ChoiceCell | PointwiseCell;

/** An evaluator's place over the whole run. */
export interface EvaluatorRow {
  readonly evaluator: string;
  readonly adapter: string;
  /** 1 is best; absent where the evaluator cannot be compared: `accuracy` says why. */
  readonly rank?: number | undefined;
  readonly rankInterval?: readonly [number, number] | undefined;
  /** Evaluators that share a letter are not told apart, over all pairs at once; "a" is the best one's. */
  readonly letters?: string | undefined;
  /** Instances that the comparison rests on: those that all ranked evaluators have judged, over all datasets. */
  readonly n: number;
  /** Mean over datasets of the mean over protocols, over the cells and instances that all ranked evaluators have. */
  readonly accuracy: Estimate;
  readonly datasets: Readonly<Record<string, Estimate>>;
  readonly selfAgreement: Estimate;
  readonly coverage: Coverage;
  readonly cells: number;
  readonly calls: number;
  readonly costUsd: Figure;
}

/** A protocol's place over the whole run. */
export interface ProtocolRow {
  readonly protocol: string;
  readonly accuracy: Estimate;
  readonly datasets: Readonly<Record<string, Estimate>>;
  /** Paired difference to the base protocol on the cells that both have. */
  readonly minusBase: Estimate;
  readonly selfAgreement: Estimate;
  readonly cells: number;
  readonly calls: number;
  readonly costUsd: Figure;
}

/** How alike two rankings are. */
export interface RankCorrelation {
  readonly a: string;
  readonly b: string;
  /** What is ranked. */
  readonly over: "evaluators" | "protocols";
  readonly n: number;
  readonly spearman: Estimate;
  readonly kendall: Estimate;
}

/** The result of a run. */
export interface Leaderboard {
  readonly schema: "reife/leaderboard/1";
  readonly run: string;
  readonly cells: readonly LeaderboardCell[];
  readonly evaluators: readonly EvaluatorRow[];
  /**
   * The smallest true difference of two judges (no null judges) that this run finds with probability 0.8: by one comparison
   * chosen beforehand, and by comparing all pairs at once. For a pair of median standard error. Absent without replicates.
   */
  readonly minimumDetectableDifference?:
    { readonly onePair: Estimate; readonly allPairs: Estimate } | undefined;
  readonly protocols: readonly ProtocolRow[];
  readonly rankCorrelation: {
    readonly datasets: readonly RankCorrelation[];
    readonly protocols: readonly RankCorrelation[];
  };
  readonly excluded: readonly ExcludedCell[];
}
