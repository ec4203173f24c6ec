import type { Estimate } from "./estimate.js";

/** What one term of the regression does to the choice of the output shown first. */
export interface BiasTerm {
  /** In log-odds, given the other terms. */
  readonly logOdds: Estimate;
  /** In shares of choices. */
  readonly points: Estimate;
}

/** Names of the terms whose effect is a bias. */
export const biasTerms = ["position", "letter", "length", "markup", "own"] as const;

/** The name of such a term. */
export type BiasTermName = (typeof biasTerms)[number];

/**
 * The regression of whether the output shown first was picked, on place, letter, gold, length, markup and own family. Points of
 * `position`: the share of choices for the output shown first between two outputs that do not differ otherwise, minus one
 * half. Of the others: the mean change for one unit, which is one root mean square of the differences for length and markup.
 */
export interface BiasRegression {
  /** Decided choices behind it. */
  readonly n: number;
  readonly clusters: number;
  readonly gold: Estimate;
  /** A term that was left out is undefined, with the reason. */
  readonly terms: Readonly<Record<BiasTermName, BiasTerm>>;
  /** What else it holds: an effect for each dataset, protocol or evaluator that was pooled. */
  readonly fixedEffects: readonly string[];
  /** One unit of length, in characters, and of markup, in marks. */
  readonly units: { readonly length: number; readonly markup: number | null };
}

/** Accuracy, and what it is without the help of length. */
export interface LengthFigures {
  /** Share of right choices among decided ones on pairs with a better output. */
  readonly raw: Estimate;
  /** By a regression whose length term is set to 0. */
  readonly controlled: Estimate;
  /** On strata of like difference in length, longer and shorter better outputs counted alike. */
  readonly balanced: Estimate;
  /** Where the better output is longer, shorter, and the difference. */
  readonly longer: Estimate;
  readonly shorter: Estimate;
  readonly gap: Estimate;
}

/** How a judge treats outputs by its own family. */
export interface SelfFigures {
  /** P(own picked | own better) - P(other picked | other better). */
  readonly value: Estimate;
  readonly whenOwnBetter: Estimate;
  readonly whenOtherBetter: Estimate;
}

/** Consistency and bias of one judge, or of several pooled. */
export interface BiasRow {
  /** One value for each key asked for. */
  readonly keys: Readonly<Record<string, string>>;
  readonly datasets: readonly string[];
  /** Cells that are pooled. */
  readonly cells: number;
  /** Pairs of the datasets, however many cells judged them. */
  readonly pairs: number;
  readonly clusters: number;
  /** Trials, and those of them that chose one output. */
  readonly trials: number;
  readonly decided: number;
  /** Share of pairs with the same preference in both positions. */
  readonly consistency: Estimate;
  /** (second preferred - first preferred) / pairs shown both ways; -1..1. */
  readonly fairness: Estimate;
  /** The same among inconsistent pairs alone. */
  readonly fairnessAmongInconsistent: Estimate;
  /** Shares for the output shown first, for the first letter, minus one half. `together`: where letters follow places. */
  readonly lean: { readonly position: Estimate; readonly letter: Estimate; readonly together: Estimate };
  /** Flips between positions, between repeats, and the difference. */
  readonly flips: { readonly between: Estimate; readonly within: Estimate; readonly bias: Estimate };
  readonly repetitionStability: Estimate;
  readonly regression: BiasRegression | { readonly undefined: string };
  readonly accuracy: LengthFigures;
  readonly selfPreference: SelfFigures;
}

/** A part of a dataset where a rule that reads nothing does well. */
export interface DegenerateSlice {
  readonly dataset: string;
  /** Absent: the whole dataset. */
  readonly tag?: { readonly name: string; readonly value: string } | undefined;
  readonly n: number;
  readonly rule: string;
  /** Of the rule, with an interval that allows for its being the best of several. */
  readonly accuracy: Estimate;
}

/** `reife bias <run>`. */
export interface BiasReport {
  readonly schema: "reife/bias/1";
  readonly run: string;
  readonly by: readonly string[];
  readonly rows: readonly BiasRow[];
  readonly degenerate: readonly DegenerateSlice[];
}
